package dev.aac.producer.execution;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What leads from all that becomes of a request back to it.
 *
 * @param correlationId names it in log lines, and on the container
 * @param traceparent its trace in W3C form; null when nobody follows it
 */
public record Trail(String correlationId, @Nullable String traceparent) {

    public Trail {
        requireNonNull(correlationId, "correlationId is null");
    }
}
