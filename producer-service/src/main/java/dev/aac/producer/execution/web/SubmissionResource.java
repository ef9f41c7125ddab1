package dev.aac.producer.execution.web;

import dev.aac.producer.identity.Permission;
import dev.aac.producer.identity.RequiresPermission;
import dev.aac.producer.platform.http.Answer;
import dev.aac.producer.platform.http.QueryParameters;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The first route to ask for an execution; {@code POST /api/executions} is the same. */
@Path("/api/execution-request")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Executions")
public class SubmissionResource {

    private final Submissions submissions;

    public SubmissionResource(Submissions submissions) {
        this.submissions = submissions;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(Permission.EXECUTIONS_RUN)
    @Operation(summary = "Asks for an execution: an accepted one will reach a final state")
    @APIResponse(responseCode = "202", description = "Accepted")
    @APIResponse(responseCode = "404", description = "The organization has no such project")
    @APIResponse(responseCode = "409", description = "The organization has this taskId already")
    @APIResponse(
            responseCode = "429",
            description = "The plan's runs of this month are used up: code quota.monthly_runs")
    public RestResponse<Answer<ExecutionView>> submit(
            @Nullable SubmissionRequest body, @Context UriInfo uri) {
        QueryParameters.none(uri);
        return submissions.submit(body);
    }
}
