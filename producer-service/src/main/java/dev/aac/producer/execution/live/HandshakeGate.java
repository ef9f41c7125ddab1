package dev.aac.producer.execution.live;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

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
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final String RETRY_AFTER_SECONDS = "5";

    private final LiveChannel channel;
    private final Optional<String> dashboard;

    /**
     * @param dashboardUrl its origin may connect, whatever its path
     */
    public HandshakeGate(
            LiveChannel channel,
            @ConfigProperty(name = "aac.live.dashboard-url") Optional<String> dashboardUrl) {
        this.channel = channel;
        this.dashboard = dashboardUrl.flatMap(HandshakeGate::origin);
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, PRIORITY);
    }

    private void filter(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!LiveEndpoint.PATH.equals(context.normalizedPath())) {
            context.next();
        } else if (!mayConnect(request.getHeader("Origin"), request.getHeader("Host"))) {
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

    boolean mayConnect(@Nullable String origin, @Nullable String host) {
        if (origin == null) {
            return true;
        }
        Optional<String> page = origin(origin);
        return page.isPresent()
                && (page.equals(dashboard)
                        || page.equals(origin("http://" + host))
                        || page.equals(origin("https://" + host)));
    }

    /** Scheme, host and port of a web address, in one form; empty when it is none. */
    private static Optional<String> origin(String address) {
        try {
            URI uri = new URI(address);
            String scheme =
                    Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
            boolean isWeb = scheme.equals("http") || scheme.equals("https");
            if (!isWeb || uri.getHost() == null) {
                return Optional.empty();
            }
            int usual = scheme.equals("http") ? HTTP_PORT : HTTPS_PORT;
            int port = uri.getPort() < 0 ? usual : uri.getPort();
            return Optional.of(
                    scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port);
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }
}
