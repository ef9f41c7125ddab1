package dev.aac.worker.log;

import dev.aac.contract.fact.LogLine;
import java.util.List;

/** Takes batches of lines to the producer. */
@FunctionalInterface
public interface BatchSink {

    /**
     * Called by one thread at a time, in the order of the lines. Blocks while the sink's window of
     * unanswered batches is full, and returns once the batch has its place in it. After the run was
     * given up, drops the batch and returns at once.
     *
     * @param lines consecutive by number, unmodifiable, 1 to {@link
     *     dev.aac.contract.fact.Fact.LogLines#LINES_MAX} of them
     * @param answered to be run once, by any thread, when the batch is answered or dropped; quick,
     *     never throws. While nothing is unanswered the next lines go at once, otherwise they
     *     gather
     */
    void send(List<LogLine> lines, Runnable answered) throws InterruptedException;
}
