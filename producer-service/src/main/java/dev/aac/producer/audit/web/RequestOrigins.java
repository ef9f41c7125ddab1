package dev.aac.producer.audit.web;

import dev.aac.producer.audit.Origin;
import dev.aac.producer.audit.Origins;
import dev.aac.producer.identity.Device;
import dev.aac.producer.platform.correlation.RequestCorrelation;
import dev.aac.producer.platform.http.ClientAddresses;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** {@link Origins} from the HTTP request of the calling thread. */
@Singleton
public class RequestOrigins implements Origins {

    private final CurrentVertxRequest current;
    private final ClientAddresses addresses;

    public RequestOrigins(CurrentVertxRequest current, ClientAddresses addresses) {
        this.current = current;
        this.addresses = addresses;
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

    private Origin of(RoutingContext request) {
        Device device =
                Device.seen(
                        addresses.of(request.request()).text(),
                        request.request().getHeader(HttpHeaders.USER_AGENT));
        return new Origin(
                device.address(), device.client(), RequestCorrelation.of(request).value());
    }
}
