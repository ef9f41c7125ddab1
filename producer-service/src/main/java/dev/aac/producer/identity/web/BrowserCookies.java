package dev.aac.producer.identity.web;

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
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What a browser keeps for the current request's service where no script can read it. */
@Singleton
final class BrowserCookies {

    /** Without TLS, too, nobody listens between a browser and the machine it runs on. */
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final RoutingContext http;
    private final PageOrigins origins;

    BrowserCookies(RoutingContext http, PageOrigins origins) {
        this.http = http;
        this.origins = origins;
    }

    /**
     * Where a cookie goes, and with which requests.
     *
     * @param sameSite strict: with those of our own pages only; lax: also when a page of somebody
     *     else leads the browser here
     */
    record Place(String name, String path, CookieSameSite sameSite) {}

    /** What came; empty when nothing did. */
    Optional<String> value(Place place) {
        return Optional.ofNullable(http.request().getCookie(place.name())).map(Cookie::getValue);
    }

    /**
     * The same for acts, of which a page could make the browser ask for.
     *
     * @throws ProblemException {@link FixedProblem#FOREIGN_PAGE} when a page of somebody else does
     */
    Optional<String> valueOfOwnPage(Place place) {
        HttpServerRequest request = http.request();
        HostAndPort host = request.authority();
        if (!origins.mayAct(
                request.getHeader(HttpHeaders.ORIGIN), host == null ? null : host.toString())) {
            throw new ProblemException(FixedProblem.FOREIGN_PAGE);
        }
        return value(place);
    }

    void set(Place place, String value, Duration life) {
        http.response()
                .addCookie(
                        Cookie.cookie(place.name(), value)
                                .setPath(place.path())
                                .setHttpOnly(true)
                                .setSameSite(place.sameSite())
                                .setSecure(!isPlainAndLocal())
                                .setMaxAge(life.toSeconds()));
    }

    void clear(Place place) {
        set(place, "", Duration.ZERO);
    }

    private boolean isPlainAndLocal() {
        HttpServerRequest request = http.request();
        HostAndPort host = request.authority();
        return !request.isSSL() && host != null && THIS_MACHINE.contains(host.host());
    }
}
