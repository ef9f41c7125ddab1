package dev.aac.producer.result.web;

import dev.aac.contract.id.RunRef;
import dev.aac.producer.identity.Caller;
import dev.aac.producer.identity.Permission;
import dev.aac.producer.identity.RequiresPermission;
import dev.aac.producer.platform.http.Answer;
import dev.aac.producer.platform.http.QueryParameters;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.result.ReportLinks;
import dev.aac.producer.result.RunReports;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The files that an execution left as its reports. */
@Path("/api/executions/{taskId}")
@RunOnVirtualThread
@Tag(name = "Results")
@RequiresPermission(Permission.EXECUTIONS_READ)
public class ReportResource {

    static final int LIMIT_DEFAULT = 100;
    static final int LIMIT_MAX = 500;

    private static final String LAST = "By default the last one that left anything";

    private final RunReports reports;
    private final ReportLinks links;
    private final FileAnswers files;
    private final Caller caller;

    public ReportResource(RunReports reports, ReportLinks links, FileAnswers files, Caller caller) {
        this.reports = reports;
        this.links = links;
        this.files = files;
        this.caller = caller;
    }

    @GET
    @Path("/artifacts")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The files that an attempt left, and what came of all attempts' reports")
    @Parameter(
            name = "attempt",
            in = ParameterIn.QUERY,
            description = LAST,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "nextCursor of a page")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            type = SchemaType.INTEGER,
                            minimum = "1",
                            maximum = "" + LIMIT_MAX,
                            defaultValue = "" + LIMIT_DEFAULT))
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(
            responseCode = "410",
            description = "Removed: it was kept as long as the plan says")
    public ArtifactListAnswer list(@PathParam("taskId") String id, @Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri, Set.of("attempt", "cursor", "limit"));
        int attempt = query.number("attempt", 0, Integer.MAX_VALUE);
        Long cursor =
                query.value("cursor", ReportResource::fileNumber, QueryParameters.CURSOR_RULE);
        int limit = query.number("limit", LIMIT_DEFAULT, LIMIT_MAX);
        query.findings().throwIfAny();
        OrganizationScope scope = caller.scope();
        RunRef run = run(scope, id, attempt);
        int after = cursor == null ? 0 : cursor.intValue();
        return ArtifactListAnswer.of(
                run.attempt(),
                reports.files(scope, run, after, limit + 1),
                limit,
                reports.totals(scope, run));
    }

    @GET
    @Path("/reports/{path: .+}")
    @Operation(
            summary = "A file among the reports",
            description =
                    "One range of bytes at a time is served. Pages come with a policy that lets"
                            + " their scripts run, but not as part of this service.")
    @Parameter(
            name = "attempt",
            in = ParameterIn.QUERY,
            description = LAST,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
    @Parameter(
            name = "download",
            in = ParameterIn.QUERY,
            description = "Whether a browser is to save it",
            schema = @Schema(type = SchemaType.BOOLEAN))
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content =
                    @Content(
                            mediaType = MediaType.WILDCARD,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "206",
            description = "The part of it that Range asks for",
            content =
                    @Content(
                            mediaType = MediaType.WILDCARD,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "The same as If-None-Match has")
    @APIResponse(
            responseCode = "410",
            description = "Removed: it was kept as long as the plan says")
    @APIResponse(responseCode = "416", description = "The range is not within the file")
    public Response file(
            @PathParam("taskId") String id,
            @PathParam("path") String path,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri, Set.of("attempt", "download"));
        int attempt = query.number("attempt", 0, Integer.MAX_VALUE);
        Boolean download =
                query.value("download", ReportResource::yesOrNo, "must be true or false");
        query.findings().throwIfAny();
        OrganizationScope scope = caller.scope();
        return files.answer(
                new FileAnswers.Asked(
                        scope,
                        run(scope, id, attempt),
                        path,
                        headers,
                        Boolean.TRUE.equals(download)));
    }

    @POST
    @Path("/report-links")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "An address of an attempt's reports that needs no token, for five minutes",
            description =
                    "For a browser's tab, which shows none. Good for all files of the folder.")
    @Parameter(
            name = "attempt",
            in = ParameterIn.QUERY,
            description = LAST,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
    @APIResponse(responseCode = "200", description = "The address")
    @APIResponse(
            responseCode = "410",
            description = "Removed: it was kept as long as the plan says")
    public Answer<ReportLinkView> link(@PathParam("taskId") String id, @Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri, Set.of("attempt"));
        int attempt = query.number("attempt", 0, Integer.MAX_VALUE);
        query.findings().throwIfAny();
        RunRef run = run(caller.scope(), id, attempt);
        ReportLinks.Made made = links.make(run);
        return Answer.of(
                new ReportLinkView(
                        LinkedReportResource.PATH + "/" + made.text() + "/",
                        run.attempt(),
                        made.expiresAt()));
    }

    private RunRef run(OrganizationScope scope, String id, int attempt) {
        return ReportPaths.found(
                reports.run(scope, ReportPaths.taskId(id), attempt == 0 ? null : attempt));
    }

    private static Optional<Long> fileNumber(String cursor) {
        return Cursors.read(cursor).filter(number -> number <= Integer.MAX_VALUE);
    }

    private static Optional<Boolean> yesOrNo(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
