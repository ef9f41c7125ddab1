package dev.aac.producer.platform.correlation;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;

/** The current HTTP request's correlation id, for resources to hand on. */
@RequestScoped
public class RequestCorrelation {

    static final String ROUTING_KEY = "aac.correlation";

    private final RoutingContext request;

    public RequestCorrelation(RoutingContext request) {
        this.request = request;
    }

    public CorrelationId id() {
        return of(request);
    }

    /** The id that {@link CorrelationRoute} gave a request; made now if it came by another way. */
    public static CorrelationId of(RoutingContext request) {
        CorrelationId known = request.get(ROUTING_KEY);
        return known == null ? CorrelationRoute.assign(request) : known;
    }
}
