package dev.aac.producer.platform.correlation;

import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.event.Observes;

/** Gives every HTTP request its correlation id before anything else sees it. */
public final class CorrelationRoute {

    /** First of all: every later handler's log lines and answers carry the id. */
    static final int PRIORITY = 1_000;

    void register(@Observes Filters filters) {
        filters.register(
                request -> {
                    RequestCorrelation.of(request);
                    request.next();
                },
                PRIORITY);
    }
}
