package dev.aac.producer.platform.correlation;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import org.jboss.logging.MDC;

/** The current HTTP request's correlation id, for resources to hand on. */
@RequestScoped
public class RequestCorrelation {

    private static final String ROUTING_KEY = "aac.correlation";

    private final RoutingContext request;

    public RequestCorrelation(RoutingContext request) {
        this.request = request;
    }

    public CorrelationId id() {
        return of(request);
    }

    /**
     * The id of a request. Whoever asks first, which is {@link CorrelationRoute} unless the request
     * came by another way, gives it to the request, its answer and the log lines about it.
     */
    public static CorrelationId of(RoutingContext request) {
        CorrelationId known = request.get(ROUTING_KEY);
        if (known != null) {
            return known;
        }
        CorrelationId id =
                CorrelationId.takenOrMade(request.request().getHeader(CorrelationId.HEADER));
        request.put(ROUTING_KEY, id);
        request.response().putHeader(CorrelationId.HEADER, id.value());
        MDC.put(CorrelationId.LOG_KEY, id.value());
        return id;
    }
}
