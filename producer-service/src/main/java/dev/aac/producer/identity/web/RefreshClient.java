package dev.aac.producer.identity.web;

import dev.aac.producer.identity.Device;
import dev.aac.producer.identity.RefreshToken;
import dev.aac.producer.identity.TokenSettings;
import dev.aac.producer.identity.Tokens;
import dev.aac.producer.platform.http.ClientAddresses;
import dev.aac.producer.platform.http.PageOrigins;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The client of the current request: where it is, and how it keeps its refresh token. */
@Singleton
final class RefreshClient {

    static final String COOKIE = "aac_refresh";
    static final String COOKIE_PATH = "/api/auth";

    /** Without TLS, too, nobody listens between a browser and the machine it runs on. */
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final RoutingContext http;
    private final TokenSettings settings;
    private final PageOrigins origins;
    private final ClientAddresses addresses;

    RefreshClient(
            RoutingContext http,
            TokenSettings settings,
            PageOrigins origins,
            ClientAddresses addresses) {
        this.http = http;
        this.settings = settings;
        this.origins = origins;
        this.addresses = addresses;
    }

    Device device() {
        HttpServerRequest request = http.request();
        return Device.seen(addresses.of(request).text(), request.getHeader(HttpHeaders.USER_AGENT));
    }

    /**
     * Sets the cookie, when that is the transport.
     *
     * @return what belongs into the body; null when nothing does
     */
    @Nullable String handOver(Tokens tokens, TokenTransport transport) {
        RefreshToken token = tokens.refreshToken();
        if (token == null) {
            return null;
        }
        return switch (transport) {
            case BODY -> token.text();
            case COOKIE -> {
                setCookie(token.text(), settings.refreshExpiry().toSeconds());
                yield null;
            }
        };
    }

    /**
     * The token in the cookie; empty when there is none.
     *
     * @throws ProblemException {@link FixedProblem#FOREIGN_PAGE} when a page of somebody else makes
     *     the browser send it
     */
    Optional<String> cookie() {
        HttpServerRequest request = http.request();
        HostAndPort host = request.authority();
        if (!origins.mayAct(
                request.getHeader(HttpHeaders.ORIGIN), host == null ? null : host.toString())) {
            throw new ProblemException(FixedProblem.FOREIGN_PAGE);
        }
        return Optional.ofNullable(request.getCookie(COOKIE)).map(Cookie::getValue);
    }

    void clearCookie() {
        setCookie("", 0);
    }

    private void setCookie(String value, long maxAgeSeconds) {
        http.response()
                .addCookie(
                        Cookie.cookie(COOKIE, value)
                                .setPath(COOKIE_PATH)
                                .setHttpOnly(true)
                                .setSameSite(CookieSameSite.STRICT)
                                .setSecure(!isPlainAndLocal())
                                .setMaxAge(maxAgeSeconds));
    }

    private boolean isPlainAndLocal() {
        HttpServerRequest request = http.request();
        HostAndPort host = request.authority();
        return !request.isSSL() && host != null && THIS_MACHINE.contains(host.host());
    }
}
