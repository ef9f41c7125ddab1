package dev.aac.producer.execution.live;

import dev.aac.producer.execution.Execution;
import java.util.List;

/** The store's answer to a question about executions. */
sealed interface StateRead {

    /** Those there are. */
    record Found(List<Execution> executions) implements StateRead {

        public Found {
            executions = List.copyOf(executions);
        }
    }

    /** The store could not be read. */
    record Failed() implements StateRead {}
}
