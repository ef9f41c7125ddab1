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

/** Where pipelines ask for executions. */
@Path("/api/ci/trigger")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Executions")
public class CiTriggerResource {

    private final Submissions submissions;

    public CiTriggerResource(Submissions submissions) {
        this.submissions = submissions;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission(Permission.EXECUTIONS_RUN)
    @Operation(
            summary = "Asks for an execution, and may be repeated",
            description =
                    "With a taskId of your own, the same request again is answered with the"
                            + " execution that there is, so that a pipeline which got no answer"
                            + " can just ask again.")
    @APIResponse(responseCode = "202", description = "Accepted")
    @APIResponse(responseCode = "200", description = "Accepted before: as it is now")
    @APIResponse(responseCode = "404", description = "The organization has no such project")
    @APIResponse(
            responseCode = "409",
            description = "The organization has this taskId already, for another request")
    public RestResponse<Answer<ExecutionView>> trigger(
            @Nullable CiTriggerRequest body, @Context UriInfo uri) {
        QueryParameters.none(uri);
        return submissions.trigger(body);
    }
}
