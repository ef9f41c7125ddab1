package dev.aac.producer.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aac.producer.platform.correlation.RequestCorrelation;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemBody;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What holds for every answer, and for every request before it is routed. */
public final class HttpEdge {

    /** After the correlation id, before everything else. */
    private static final int PRIORITY = 900;

    private static final String API_PREFIX = "/api/";

    private final ObjectMapper json;
    private final long bytesMax;

    public HttpEdge(
            ObjectMapper json, @ConfigProperty(name = "aac.http.body-bytes-max") long bytesMax) {
        this.json = json;
        this.bytesMax = bytesMax;
    }

    void register(@Observes Filters filters) {
        filters.register(this::enter, PRIORITY);
    }

    private void enter(RoutingContext request) {
        HttpServerResponse response = request.response();
        response.putHeader("X-Content-Type-Options", "nosniff");
        response.putHeader("Referrer-Policy", "no-referrer");
        String path = request.request().path();
        if (path != null && path.startsWith(API_PREFIX)) {
            response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        if (declaredLength(request) > bytesMax) {
            answer(request, new Problem.BodyTooLarge(bytesMax));
        } else {
            request.next();
        }
    }

    /** The body is not waited for: the connection takes and drops what still comes. */
    private void answer(RoutingContext request, Problem problem) {
        request.request().resume();
        request.response()
                .setStatusCode(problem.wording().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(text(ProblemBody.of(problem, RequestCorrelation.of(request))));
    }

    private static long declaredLength(RoutingContext request) {
        String declared = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        // The server has already refused what is not a number.
        return declared == null ? 0 : Long.parseLong(declared);
    }

    private String text(ProblemBody body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
