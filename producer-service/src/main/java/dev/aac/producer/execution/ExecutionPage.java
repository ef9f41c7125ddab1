package dev.aac.producer.execution;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next where it goes on, or null at its end
 */
public record ExecutionPage(List<Execution> executions, @Nullable PagePosition next) {

    public ExecutionPage {
        executions = List.copyOf(executions);
    }
}
