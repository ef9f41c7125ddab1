package dev.aac.producer.platform.problem;

import dev.aac.producer.platform.correlation.RequestCorrelation;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever a request ended with into the one form of a failure. */
public final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private static final int SERVER_ERRORS = 500;

    private final RequestCorrelation correlation;

    public ProblemMappers(RequestCorrelation correlation) {
        this.correlation = correlation;
    }

    @ServerExceptionMapper
    public RestResponse<ProblemBody> ours(ProblemException failure) {
        return answer(failure.problem()).build();
    }

    /** What the framework itself refuses: routes, methods, media types. */
    @ServerExceptionMapper
    public RestResponse<ProblemBody> frameworks(WebApplicationException failure) {
        if (failure.getCause() instanceof ProblemException ours) {
            return ours(ours);
        }
        Problem problem = FrameworkProblems.of(failure);
        if (problem.wording().status() >= SERVER_ERRORS) {
            LOG.error("request failed", failure);
        }
        RestResponse.ResponseBuilder<ProblemBody> answer = answer(problem);
        String allow = failure.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return (allow == null ? answer : answer.header(HttpHeaders.ALLOW, allow)).build();
    }

    @ServerExceptionMapper
    public RestResponse<ProblemBody> defect(Throwable failure) {
        LOG.error("request failed", failure);
        return answer(FixedProblem.INTERNAL).build();
    }

    private RestResponse.ResponseBuilder<ProblemBody> answer(Problem problem) {
        int status = problem.wording().status();
        var answer =
                RestResponse.ResponseBuilder.create(
                                RestResponse.Status.fromStatusCode(status),
                                ProblemBody.of(problem, correlation.id()))
                        .type(MediaType.APPLICATION_JSON_TYPE);
        if (problem.retryAfterSeconds() > 0) {
            answer = answer.header(HttpHeaders.RETRY_AFTER, problem.retryAfterSeconds());
        }
        if (status == RestResponse.StatusCode.UNAUTHORIZED) {
            answer = answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer;
    }
}
