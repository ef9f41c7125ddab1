package dev.aac.producer.audit.web;

import dev.aac.producer.audit.Origin;
import dev.aac.producer.audit.Origins;
import dev.aac.producer.identity.Device;
import dev.aac.producer.platform.correlation.RequestCorrelation;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** {@link Origins} from the HTTP request of the calling thread. */
@Singleton
public class RequestOrigins implements Origins {

    private final CurrentVertxRequest current;

    public RequestOrigins(CurrentVertxRequest current) {
        this.current = current;
    }

    @Override
    public Origin current() {
        if (!Arc.container().requestContext().isActive()) {
            return Origin.NONE;
        }
        RoutingContext request = current.getCurrent();
        // Schedules and sockets have a context, too, but no request in it.
        return request == null ? Origin.NONE : of(request);
    }

    private static Origin of(RoutingContext request) {
        Device device =
                Device.seen(
                        request.request().remoteAddress().hostAddress(),
                        request.request().getHeader(HttpHeaders.USER_AGENT));
        return new Origin(
                device.address(), device.client(), RequestCorrelation.of(request).value());
    }
}
