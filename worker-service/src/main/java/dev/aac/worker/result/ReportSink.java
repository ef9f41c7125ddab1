package dev.aac.worker.result;

/** Takes the pieces of reports to the producer. */
@FunctionalInterface
public interface ReportSink {

    /**
     * Called by one thread at a time: files by number, the pieces of a file by offset. Blocks while
     * the window of unanswered pieces is full. Not every file comes to its last piece.
     *
     * @param piece the sink's to keep
     * @return false when no more is wanted: the run was given up, or the producer refuses
     */
    boolean send(ReportPiece piece) throws InterruptedException;
}
