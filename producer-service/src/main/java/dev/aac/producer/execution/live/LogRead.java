package dev.aac.producer.execution.live;

import dev.aac.contract.fact.LogLine;
import java.util.List;

/** How a read from the store ended. */
sealed interface LogRead {

    /**
     * @param lines consecutive; fewer than asked for when the store has no more without a gap
     */
    record Lines(List<LogLine> lines) implements LogRead {

        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /** The store did not answer; it may be tried again. */
    record Failed() implements LogRead {}
}
