package dev.aac.producer.execution.live;

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
    private static final int UNAVAILABLE = 503;
    private static final String RETRY_AFTER_SECONDS = "5";

    private final LiveChannel channel;
    private final PageOrigins origins;

    public HandshakeGate(LiveChannel channel, PageOrigins origins) {
        this.channel = channel;
        this.origins = origins;
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, PRIORITY);
    }

    private void filter(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!LiveEndpoint.PATH.equals(context.normalizedPath())) {
            context.next();
        } else if (!origins.mayAct(request.getHeader("Origin"), request.getHeader("Host"))) {
            context.response().setStatusCode(FORBIDDEN).end();
        } else if (channel.isFull()) {
            context.response()
                    .setStatusCode(UNAVAILABLE)
                    .putHeader("Retry-After", RETRY_AFTER_SECONDS)
                    .end();
        } else {
            context.next();
        }
    }
}
