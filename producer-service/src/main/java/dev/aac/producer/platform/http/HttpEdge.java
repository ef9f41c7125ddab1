package dev.aac.producer.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aac.producer.platform.correlation.RequestCorrelation;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemBody;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What holds for every answer, and for every request before it is routed. */
public final class HttpEdge {

    /** After the correlation id, before everything else. */
    private static final int PRIORITY = 900;

    private static final String API_PREFIX = "/api/";

    private final ObjectMapper json;
    private final PageOrigins origins;
    private final long bytesMax;

    public HttpEdge(
            ObjectMapper json,
            PageOrigins origins,
            @ConfigProperty(name = "aac.http.body-bytes-max") long bytesMax) {
        this.json = json;
        this.origins = origins;
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
        refusal(request).ifPresentOrElse(problem -> answer(request, problem), request::next);
    }

    /** What no later handler would word as we do. */
    private Optional<Problem> refusal(RoutingContext request) {
        HttpServerRequest asked = request.request();
        if (declaredLength(request) > bytesMax) {
            return Optional.of(new Problem.BodyTooLarge(bytesMax));
        }
        if (!origins.mayAct(
                asked.getHeader(HttpHeaders.ORIGIN), asked.getHeader(HttpHeaders.HOST))) {
            return Optional.of(FixedProblem.FOREIGN_PAGE);
        }
        return isMediaType(asked.getHeader(HttpHeaders.CONTENT_TYPE))
                ? Optional.empty()
                : Optional.of(FixedProblem.UNSUPPORTED_MEDIA_TYPE);
    }

    private static boolean isMediaType(@Nullable String text) {
        try {
            return text == null || MediaType.valueOf(text) != null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** The body is not waited for. */
    private void answer(RoutingContext request, Problem problem) {
        request.response()
                .setStatusCode(problem.wording().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(text(ProblemBody.of(problem, RequestCorrelation.of(request))));
        UnwantedBody.drop(request);
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
