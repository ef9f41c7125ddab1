package dev.aac.producer.execution.web;

import dev.aac.producer.identity.Permission;
import dev.aac.producer.identity.RequiresPermission;
import dev.aac.producer.platform.http.Answer;
import dev.aac.producer.platform.http.QueryParameters;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Repeats executions of the caller's organization. */
@Path("/api/executions/{taskId}/retry")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Executions")
public class RetryResource {

    private final Retries retries;

    public RetryResource(Retries retries) {
        this.retries = retries;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(Permission.EXECUTIONS_RUN)
    @Operation(
            summary = "Asks for the same once more, as a new execution",
            description =
                    "Only of one that has ended. Without a taskId of your own the new one is"
                            + " named after it: nightly, nightly-retry-1, nightly-retry-2. The"
                            + " body may be left out. With failedOnly it gets those of its tests"
                            + " that failed in the last attempt with results; when it named none,"
                            + " each that failed as suite#name.")
    @APIResponse(responseCode = "202", description = "Accepted: the new execution")
    @APIResponse(
            responseCode = "409",
            description =
                    "It has not ended, or its failed tests are not known, or the organization has"
                            + " the new taskId already")
    public RestResponse<Answer<ExecutionView>> retry(
            @PathParam("taskId") String id, @Nullable RetryRequest body, @Context UriInfo uri) {
        QueryParameters.none(uri);
        return retries.retry(id, body);
    }

    /** The same without a body, whatever type a client gives to nothing. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @RequiresPermission(Permission.EXECUTIONS_RUN)
    @Operation(hidden = true)
    public RestResponse<Answer<ExecutionView>> retryAsItIs(
            @PathParam("taskId") String id, byte @Nullable [] body, @Context UriInfo uri) {
        QueryParameters.none(uri);
        if (body != null && body.length > 0) {
            throw new ProblemException(FixedProblem.UNSUPPORTED_MEDIA_TYPE);
        }
        return retries.retry(id, null);
    }
}
