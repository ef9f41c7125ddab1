package dev.aac.producer.platform.dashboard;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.ParsedHeaderValue;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Answers what belongs to the dashboard, and leaves everything else to the routes of the API: also
 * what is not there, which is said in JSON. It comes before authentication and its counting, takes
 * only what lies in memory, and so may run on the event loop.
 */
public final class DashboardRoute {

    /** After what holds for every answer. */
    private static final int PRIORITY = 100;

    private static final int NOT_MODIFIED = 304;
    private static final String ROOT = "/";
    private static final String HTML = MediaType.TEXT_HTML;

    /** Where the page's own router takes over, and everything below the last. */
    private static final Set<String> PAGES = Set.of("/login", "/signup", "/dashboard");

    private static final String PAGES_BELOW = "/dashboard/";

    /** The best first. */
    private static final List<String> CODINGS = List.of("br", "gzip");

    private final Dashboard dashboard;

    DashboardRoute(Dashboard dashboard) {
        this.dashboard = dashboard;
    }

    void register(@Observes Filters filters) {
        dashboard
                .files()
                .ifPresent(
                        files -> {
                            DashboardPage page = new DashboardPage(files.page());
                            filters.register(request -> answer(request, files, page), PRIORITY);
                        });
    }

    private static void answer(RoutingContext request, DashboardFiles files, DashboardPage page) {
        HttpMethod method = request.request().method();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            request.next();
            return;
        }
        String path = request.normalizedPath();
        if (isPage(path, request)) {
            send(request, page);
        } else {
            files.at(path).ifPresentOrElse(file -> send(request, file), request::next);
        }
    }

    /** The root is the API's own for who does not ask for a page by name. */
    private static boolean isPage(String path, RoutingContext request) {
        if (path.equals(ROOT)) {
            request.response().putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
            return prefersPages(request);
        }
        return PAGES.contains(path) || path.startsWith(PAGES_BELOW);
    }

    private static boolean prefersPages(RoutingContext request) {
        return request.parsedHeaders().accept().stream()
                .map(ParsedHeaderValue::value)
                .filter(type -> type.equals(HTML) || type.equals(MediaType.APPLICATION_JSON))
                .limit(1)
                .anyMatch(HTML::equals);
    }

    /**
     * A browser that has the page keeps it with the policy it came with: a new one would have
     * another nonce than the page.
     */
    private static void send(RoutingContext request, DashboardPage page) {
        HttpServerResponse response = request.response();
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        request.etag(page.etag());
        if (request.isFresh()) {
            response.setStatusCode(NOT_MODIFIED).end();
            return;
        }
        String nonce = page.newNonce();
        response.putHeader(HttpHeaders.CONTENT_TYPE, HTML + ";charset=UTF-8")
                .putHeader(
                        "Content-Security-Policy",
                        DashboardPage.policy(nonce, request.request().getHeader(HttpHeaders.HOST)));
        end(request, page.with(nonce));
    }

    private static void send(RoutingContext request, DashboardFile file) {
        HttpServerResponse response = request.response();
        response.putHeader(HttpHeaders.CACHE_CONTROL, file.cacheControl());
        if (!file.compressed().isEmpty()) {
            response.putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        request.etag(file.etag());
        if (request.isFresh()) {
            response.setStatusCode(NOT_MODIFIED).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, file.contentType());
        Optional<String> coding = codingOf(file, request);
        coding.ifPresent(name -> response.putHeader(HttpHeaders.CONTENT_ENCODING, name));
        end(request, coding.map(file.compressed()::get).orElse(file.plain()));
    }

    private static Optional<String> codingOf(DashboardFile file, RoutingContext request) {
        List<String> accepted =
                request.parsedHeaders().acceptEncoding().stream()
                        .filter(coding -> coding.weight() > 0)
                        .map(ParsedHeaderValue::value)
                        .toList();
        return CODINGS.stream()
                .filter(accepted::contains)
                .filter(file.compressed()::containsKey)
                .findFirst();
    }

    private static void end(RoutingContext request, Buffer body) {
        HttpServerResponse response = request.response();
        response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        if (request.request().method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(body);
        }
    }
}
