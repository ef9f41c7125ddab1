package dev.aac.producer.audit.web;

import dev.aac.producer.audit.Origin;
import dev.aac.producer.audit.Origins;
import dev.aac.producer.identity.Device;
import dev.aac.producer.platform.correlation.CorrelationId;
import dev.aac.producer.platform.correlation.RequestCorrelation;
import dev.aac.producer.platform.http.ClientAddress;
import dev.aac.producer.platform.http.ClientAddresses;
import dev.aac.producer.platform.http.Handshake;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** {@link Origins} from the HTTP request of the calling thread, or from its socket's handshake. */
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
        return Handshake.current().map(RequestOrigins::of).orElseGet(this::ofRequest);
    }

    private Origin ofRequest() {
        if (!Arc.container().requestContext().isActive()) {
            return Origin.NONE;
        }
        RoutingContext request = current.getCurrent();
        // Schedules have a context, too, but no request in it.
        return request == null
                ? Origin.NONE
                : origin(
                        addresses.of(request.request()),
                        request.request().getHeader(HttpHeaders.USER_AGENT),
                        RequestCorrelation.of(request));
    }

    private static Origin of(Handshake handshake) {
        return origin(handshake.address(), handshake.userAgent(), handshake.correlation());
    }

    private static Origin origin(
            ClientAddress address, @Nullable String userAgent, CorrelationId correlation) {
        Device device = Device.seen(address.text(), userAgent);
        return new Origin(device.address(), device.client(), correlation.value());
    }
}
