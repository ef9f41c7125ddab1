package dev.aac.producer.identity.web;

import dev.aac.producer.identity.Device;
import dev.aac.producer.identity.RefreshToken;
import dev.aac.producer.identity.TokenSettings;
import dev.aac.producer.identity.Tokens;
import dev.aac.producer.platform.http.ClientAddresses;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The client of the current request: where it is, and how it keeps its refresh token. */
@Singleton
final class RefreshClient {

    static final String COOKIE = "aac_refresh";
    static final String COOKIE_PATH = "/api/auth";

    private static final BrowserCookies.Place PLACE =
            new BrowserCookies.Place(COOKIE, COOKIE_PATH, CookieSameSite.STRICT);

    private final RoutingContext http;
    private final TokenSettings settings;
    private final BrowserCookies cookies;
    private final ClientAddresses addresses;

    RefreshClient(
            RoutingContext http,
            TokenSettings settings,
            BrowserCookies cookies,
            ClientAddresses addresses) {
        this.http = http;
        this.settings = settings;
        this.cookies = cookies;
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
                cookies.set(PLACE, token.text(), settings.refreshExpiry());
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
        return cookies.valueOfOwnPage(PLACE);
    }

    void clearCookie() {
        cookies.clear(PLACE);
    }
}
