package dev.aac.worker.result;

import java.util.Optional;

/** Takes the pieces of reports to the producer. */
@FunctionalInterface
public interface ReportSink {

    /**
     * Called by one thread at a time: files by number, the pieces of a file by offset. Blocks while
     * the window of unanswered pieces is full. Not every file comes to its last piece.
     *
     * @param piece the sink's to keep
     * @return why no more is wanted, a sentence: the run was given up, or the producer refuses;
     *     else empty
     */
    Optional<String> send(ReportPiece piece) throws InterruptedException;
}
