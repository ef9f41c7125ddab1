package dev.aac.producer.execution.web;

import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.ExecutionLogs;
import dev.aac.producer.execution.ExecutionService;
import dev.aac.producer.execution.LogPage;
import dev.aac.producer.execution.LogQuery;
import dev.aac.producer.execution.LogSearch;
import dev.aac.producer.identity.Caller;
import dev.aac.producer.identity.Permission;
import dev.aac.producer.identity.Principal;
import dev.aac.producer.identity.RequiresPermission;
import dev.aac.producer.platform.http.QueryParameters;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.function.LongFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What an execution's container wrote. */
@Path("/api/executions/{taskId}/logs")
@RunOnVirtualThread
@Tag(name = "Executions")
@RequiresPermission(Permission.EXECUTIONS_READ)
public class ExecutionLogResource {

    static final int LIMIT_DEFAULT = 1_000;

    /** Lines of a download that are in memory at a time. */
    static final int PIECE_LINES = 1_000;

    private static final String TEXT = "text/plain; charset=UTF-8";
    private static final Set<String> KNOWN = Set.of("fromSeq", "limit", "attempt", "q");
    private static final Set<String> KNOWN_OF_EVENTS = Set.of("fromSeq", "attempt", "q");

    private final ExecutionService executions;
    private final Caller caller;
    private final LogEvents events;

    public ExecutionLogResource(ExecutionService executions, Caller caller, LogEvents events) {
        this.executions = executions;
        this.caller = caller;
        this.events = events;
    }

    /** What is asked for; without an attempt the last one that a worker claimed. */
    private record Asked(@Nullable Integer attempt, long fromSeq, @Nullable LogSearch search) {

        static Asked of(QueryParameters query) {
            int attempt = query.number("attempt", 0, Integer.MAX_VALUE);
            return new Asked(
                    attempt == 0 ? null : attempt,
                    query.number("fromSeq", 1L, Long.MAX_VALUE),
                    query.value("q", LogSearch::of, LogSearch.RULE));
        }

        Asked from(long seq) {
            return new Asked(attempt, seq, search);
        }

        /** Of the attempt that was answered first, whatever starts meanwhile. */
        Asked ofAttempt(int answered) {
            return new Asked(answered, fromSeq, search);
        }

        LogQuery query(int lines) {
            return new LogQuery(attempt, fromSeq, lines, search);
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Lines of the log, or with Accept: text/plain the log as a text, or with"
                            + " text/event-stream as it grows",
            description =
                    "Lines come in order, each once, up to the first one that is not stored yet."
                            + " The text has all lines unless a limit is given, each ended by a"
                            + " line feed. Events (which take no limit) have a line's seq as id"
                            + " and go on behind the Last-Event-ID; the last one is called end and"
                            + " has what the last page has. They break off when the token is no"
                            + " longer good.")
    @Parameter(
            name = "fromSeq",
            in = ParameterIn.QUERY,
            description = "Number of the first line",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", defaultValue = "1"))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            type = SchemaType.INTEGER,
                            minimum = "1",
                            maximum = "" + ExecutionLogs.READ_MAX,
                            defaultValue = "" + LIMIT_DEFAULT))
    @Parameter(
            name = "attempt",
            in = ParameterIn.QUERY,
            description = "By default the last one that a worker took",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            description =
                    "Only lines with this text in them, upper or lower case, whatever a terminal"
                            + " makes of the rest. A page looks at 50,000 lines at most: nextCursor"
                            + " goes on, also where nothing was found",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            minLength = 1,
                            maxLength = LogSearch.TEXT_CHARS_MAX))
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = LogAnswer.class)),
                @Content(
                        mediaType = MediaType.TEXT_PLAIN,
                        schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "410",
            description = "Removed: it was kept as long as the plan says")
    public LogAnswer page(@PathParam("taskId") String id, @Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri, KNOWN);
        Asked asked = Asked.of(query);
        int limit = query.number("limit", LIMIT_DEFAULT, ExecutionLogs.READ_MAX);
        query.findings().throwIfAny();
        TaskId taskId = TaskPath.taskId(id);
        return LogAnswer.of(read(caller.scope(), taskId, asked.query(limit)));
    }

    /** The same as a text, as long as it is. */
    @GET
    @Produces(TEXT + ";qs=0.5")
    @Operation(hidden = true)
    public RestResponse<LogDownload> download(
            @PathParam("taskId") String id, @Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri, KNOWN);
        Asked asked = Asked.of(query);
        long limit = query.number("limit", Long.MAX_VALUE, Long.MAX_VALUE);
        query.findings().throwIfAny();
        TaskId taskId = TaskPath.taskId(id);
        // The request's own beans are gone when the text is written.
        OrganizationScope scope = caller.scope();
        LogPage first = read(scope, taskId, asked.query(PIECE_LINES));
        Asked same = asked.ofAttempt(first.attempt());
        LongFunction<LogPage> next = seq -> read(scope, taskId, same.from(seq).query(PIECE_LINES));
        String name = "%s-%d.log".formatted(taskId, first.attempt());
        return RestResponse.ResponseBuilder.ok(new LogDownload(first, asked.fromSeq(), next, limit))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .type(TEXT)
                .build();
    }

    /** The same as events, while it grows. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS + ";qs=0.4")
    @Operation(hidden = true)
    public RestResponse<LogEventStream> events(
            @PathParam("taskId") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        QueryParameters query = QueryParameters.of(uri, KNOWN_OF_EVENTS);
        Asked given = Asked.of(query);
        Asked asked = given.from(LogEvents.fromSeq(headers, query, given.fromSeq()));
        query.findings().throwIfAny();
        TaskId taskId = TaskPath.taskId(id);
        Principal reader = caller.principal();
        RunRef run = executions.shownRun(TaskPath.found(executions.find(reader.scope(), taskId)));
        Asked same = asked.attempt() == null ? asked.ofAttempt(run.attempt()) : asked;
        return events.of(
                reader,
                run.runId(),
                asked.fromSeq(),
                (seq, lines) -> read(reader.scope(), taskId, same.from(seq).query(lines)));
    }

    private LogPage read(OrganizationScope scope, TaskId taskId, LogQuery lines) {
        return TaskPath.found(executions.logs(scope, taskId, lines));
    }
}
