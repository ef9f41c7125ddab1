package dev.aac.producer.platform.http;

import static java.util.Objects.requireNonNull;

import dev.aac.producer.platform.correlation.CorrelationId;
import dev.aac.producer.platform.correlation.RequestCorrelation;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * The request that opened a connection for messages. What is done for one of them knows it, as what
 * is done for a request knows the request.
 *
 * @param userAgent what the program says that it is, as it came, but cut
 */
public record Handshake(
        ClientAddress address, @Nullable String userAgent, CorrelationId correlation) {

    /** So much of it is kept as long as the connection is open, in UTF-16 units. */
    private static final int USER_AGENT_MAX = 500;

    private static final AttributeKey<Handshake> KEPT = AttributeKey.valueOf("aac.handshake");
    private static final ScopedValue<Handshake> CURRENT = ScopedValue.newInstance();

    public Handshake {
        requireNonNull(address, "address is null");
        requireNonNull(correlation, "correlation is null");
    }

    /** Keeps a request with its connection, for {@link #of}. */
    public static void keep(RoutingContext request, ClientAddress address) {
        String userAgent = request.request().getHeader(HttpHeaders.USER_AGENT);
        Handshake handshake =
                new Handshake(
                        address,
                        userAgent == null ? null : cut(userAgent),
                        RequestCorrelation.of(request));
        channel(request).attr(KEPT).set(handshake);
    }

    private static Channel channel(RoutingContext request) {
        return ((HttpServerConnection) request.request().connection()).channel();
    }

    private static String cut(String userAgent) {
        return userAgent.substring(0, Math.min(userAgent.length(), USER_AGENT_MAX));
    }

    /**
     * @throws IllegalStateException when none was kept with the request's connection
     */
    public static Handshake of(RoutingContext request) {
        return of(channel(request));
    }

    /**
     * @throws IllegalStateException when none was kept with the connection
     */
    public static Handshake of(Channel connection) {
        Handshake kept = connection.attr(KEPT).get();
        if (kept == null) {
            throw new IllegalStateException("the connection was opened past the handshake");
        }
        return kept;
    }

    /** That of the connection for whose message the thread works; empty when it does not. */
    public static Optional<Handshake> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** Does something for a message on the connection. Its log lines carry the request's id. */
    public void during(Runnable work) {
        MDC.put(CorrelationId.LOG_KEY, correlation.value());
        try {
            ScopedValue.where(CURRENT, this).run(work);
        } finally {
            MDC.remove(CorrelationId.LOG_KEY);
        }
    }
}
