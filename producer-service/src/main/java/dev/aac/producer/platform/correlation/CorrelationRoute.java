package dev.aac.producer.platform.correlation;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.MDC;

/** Gives every HTTP request its correlation id before anything else sees it. */
public final class CorrelationRoute {

    /** First of all: every later handler's log lines and answers carry the id. */
    static final int PRIORITY = 1_000;

    void register(@Observes Filters filters) {
        filters.register(
                request -> {
                    assign(request);
                    request.next();
                },
                PRIORITY);
    }

    static CorrelationId assign(RoutingContext request) {
        CorrelationId id =
                CorrelationId.takenOrMade(request.request().getHeader(CorrelationId.HEADER));
        request.put(RequestCorrelation.ROUTING_KEY, id);
        request.response().putHeader(CorrelationId.HEADER, id.value());
        MDC.put(CorrelationId.LOG_KEY, id.value());
        return id;
    }
}
