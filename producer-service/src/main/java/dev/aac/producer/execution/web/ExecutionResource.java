package dev.aac.producer.execution.web;

import dev.aac.contract.id.TaskId;
import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.execution.AuditedExecutions;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionPage;
import dev.aac.producer.execution.ExecutionService;
import dev.aac.producer.execution.WaitingReasons;
import dev.aac.producer.execution.WaitingState;
import dev.aac.producer.identity.Caller;
import dev.aac.producer.identity.Permission;
import dev.aac.producer.identity.RequiresPermission;
import dev.aac.producer.platform.audit.AuditActor;
import dev.aac.producer.platform.http.Answer;
import dev.aac.producer.platform.http.Done;
import dev.aac.producer.platform.http.QueryParameters;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Executions of the caller's organization. */
@Path("/api/executions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Executions")
public class ExecutionResource {

    /** How much of the end of the log an execution shows. */
    static final int OUTPUT_BYTES_MAX = 64 * 1024;

    private final ExecutionService executions;
    private final AuditedExecutions audited;
    private final Submissions submissions;
    private final WaitingReasons waiting;
    private final Caller caller;

    public ExecutionResource(
            ExecutionService executions,
            AuditedExecutions audited,
            Submissions submissions,
            WaitingReasons waiting,
            Caller caller) {
        this.executions = executions;
        this.audited = audited;
        this.waiting = waiting;
        this.submissions = submissions;
        this.caller = caller;
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

    @GET
    @RequiresPermission(Permission.EXECUTIONS_READ)
    @Operation(summary = "The executions, newest first; each shortened, see its fields")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "nextCursor of a page")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            type = SchemaType.INTEGER,
                            minimum = "1",
                            maximum = "" + ListQuery.LIMIT_MAX,
                            defaultValue = "" + ListQuery.LIMIT_DEFAULT))
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description = "Any of these; repeated, or with commas",
            schema = @Schema(type = SchemaType.ARRAY, implementation = ExecutionStatus.class))
    @Parameter(name = "image", in = ParameterIn.QUERY)
    @Parameter(name = "projectId", in = ParameterIn.QUERY)
    @Parameter(name = "groupName", in = ParameterIn.QUERY)
    @Parameter(name = "environment", in = ParameterIn.QUERY)
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "Earliest creation, inclusive",
            schema = @Schema(implementation = Instant.class))
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "Latest creation, exclusive",
            schema = @Schema(implementation = Instant.class))
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            description = "Part of task id, image, group or command, in any case")
    @APIResponse(responseCode = "200", description = "A page")
    public ExecutionListAnswer list(@Context UriInfo uri) {
        ListQuery asked = ListQuery.of(uri);
        ExecutionPage page =
                executions.page(caller.scope(), asked.filter(), asked.after(), asked.limit());
        return ExecutionListAnswer.of(page, waiting.of(caller.scope(), page.executions()));
    }

    @GET
    @Path("/{taskId}")
    @RequiresPermission(Permission.EXECUTIONS_READ)
    @Operation(summary = "One execution, whole, with the end of its log")
    @APIResponse(responseCode = "200", description = "The execution")
    public Answer<ExecutionView> find(@PathParam("taskId") String id, @Context UriInfo uri) {
        QueryParameters.none(uri);
        Execution found = TaskPath.found(executions.find(caller.scope(), TaskPath.taskId(id)));
        String output = executions.logTail(caller.scope(), found, OUTPUT_BYTES_MAX);
        return Answer.of(ExecutionView.withOutput(found, waitingOf(found), output));
    }

    @POST
    @Path("/{taskId}/cancel")
    @Consumes(MediaType.WILDCARD)
    @RequiresPermission(Permission.EXECUTIONS_CANCEL)
    @Operation(
            summary = "Asks for a stop",
            description =
                    "Answers with the execution as it is then: CANCELLED when nothing ran, else it"
                            + " becomes so once the container is gone. One that is ANALYZING has"
                            + " failed already: it becomes FAILED at once. Again, or after the"
                            + " end, it changes nothing.")
    @APIResponse(responseCode = "200", description = "The execution")
    public Answer<ExecutionView> cancel(@PathParam("taskId") String id, @Context UriInfo uri) {
        QueryParameters.none(uri);
        TaskId taskId = TaskPath.taskId(id);
        Execution found = TaskPath.found(audited.cancel(caller.scope(), taskId, actor()));
        return Answer.of(ExecutionView.whole(found, waitingOf(found)));
    }

    @DELETE
    @Path("/{taskId}")
    @RequiresPermission(Permission.EXECUTIONS_DELETE)
    @Operation(summary = "Removes an execution and its log; one that runs is stopped")
    @APIResponse(responseCode = "200", description = "Gone")
    public Done delete(@PathParam("taskId") String id, @Context UriInfo uri) {
        QueryParameters.none(uri);
        if (!audited.delete(caller.scope(), TaskPath.taskId(id), actor())) {
            throw TaskPath.notFound();
        }
        return Done.silently();
    }

    private AuditActor actor() {
        return caller.principal().actor();
    }

    private @Nullable WaitingState waitingOf(Execution found) {
        return waiting.of(caller.scope(), found).orElse(null);
    }
}
