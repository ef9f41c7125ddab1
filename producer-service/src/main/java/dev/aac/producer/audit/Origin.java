package dev.aac.producer.audit;

import org.jspecify.annotations.Nullable;

/**
 * Where the present request comes from.
 *
 * @param correlationId names the request
 */
public record Origin(
        @Nullable String address, @Nullable String client, @Nullable String correlationId) {

    /** Of what no request asked for. */
    public static final Origin NONE = new Origin(null, null, null);
}
