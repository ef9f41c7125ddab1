package dev.aac.producer.execution.live;

import dev.aac.producer.platform.engineio.EngineRoutes;
import dev.aac.producer.platform.http.ClientAddress;
import dev.aac.producer.platform.http.ClientAddresses;
import dev.aac.producer.platform.http.Handshake;
import dev.aac.producer.platform.http.PageOrigins;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Decides before the handshake who may connect at all. A browser says where its page came from, and
 * only our own pages may act with what the person signs in with: the page must come from this very
 * host or from the dashboard's. Programs say nothing and may connect.
 */
@Singleton
public class HandshakeGate {

    /** Before the WebSocket library's own filter, after the one for cross-origin requests. */
    static final int PRIORITY = 250;

    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;
    private static final String RETRY_AFTER_SECONDS = "5";

    private final LiveChannel channel;
    private final PageOrigins origins;
    private final ClientAddresses addresses;
    private final EngineRoutes engine;

    public HandshakeGate(
            LiveChannel channel,
            PageOrigins origins,
            ClientAddresses addresses,
            EngineRoutes engine) {
        this.channel = channel;
        this.engine = engine;
        this.origins = origins;
        this.addresses = addresses;
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, PRIORITY);
    }

    private void filter(RoutingContext context) {
        switch (context.normalizedPath()) {
            case LiveEndpoint.PATH -> admit(context, context::next);
            case SocketIoEndpoint.PATH -> engine.handle(context, next -> admit(context, next));
            default -> context.next();
        }
    }

    private void admit(RoutingContext context, Runnable next) {
        HttpServerRequest request = context.request();
        ClientAddress address = addresses.of(request);
        if (!origins.mayAct(request.getHeader("Origin"), request.getHeader("Host"))) {
            context.response().setStatusCode(FORBIDDEN).end();
        } else if (channel.isCrowded(address)) {
            refuseForNow(context, TOO_MANY_REQUESTS);
        } else if (channel.isFull()) {
            refuseForNow(context, UNAVAILABLE);
        } else {
            Handshake.keep(context, address);
            next.run();
        }
    }

    private static void refuseForNow(RoutingContext context, int status) {
        context.response()
                .setStatusCode(status)
                .putHeader("Retry-After", RETRY_AFTER_SECONDS)
                .end();
    }
}
