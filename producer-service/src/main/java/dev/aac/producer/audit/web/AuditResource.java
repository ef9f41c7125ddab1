package dev.aac.producer.audit.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.aac.producer.audit.AuditFilter;
import dev.aac.producer.audit.AuditReading;
import dev.aac.producer.audit.ChainVerification;
import dev.aac.producer.audit.ChainedEvent;
import dev.aac.producer.identity.Caller;
import dev.aac.producer.identity.Permission;
import dev.aac.producer.identity.RequiresPermission;
import dev.aac.producer.platform.http.Answer;
import dev.aac.producer.platform.http.QueryParameters;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What was done in the caller's organization. */
@Path("/api/audit-events")
@RunOnVirtualThread
@Tag(name = "Audit")
@RequiresPermission(Permission.AUDIT_READ)
public class AuditResource {

    static final String JSON_LINES = "application/x-ndjson";

    private final AuditReading reading;
    private final ChainVerification verification;
    private final ObjectWriter json;
    private final Caller caller;

    AuditResource(
            AuditReading reading,
            ChainVerification verification,
            ObjectMapper mapper,
            Caller caller) {
        this.reading = reading;
        this.verification = verification;
        this.json = mapper.writerFor(AuditEventView.class);
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "The events, the latest first, or with Accept: application/x-ndjson all",
            description =
                    "The export has one event a line, from the beginning of the chain to its end,"
                            + " and takes the filters only.")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "nextCursor of a page")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            type = SchemaType.INTEGER,
                            minimum = "1",
                            maximum = "" + AuditQuery.LIMIT_MAX,
                            defaultValue = "" + AuditQuery.LIMIT_DEFAULT))
    @Parameter(
            name = "type",
            in = ParameterIn.QUERY,
            description = "Any of these; repeated, or with commas",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "exceptType",
            in = ParameterIn.QUERY,
            description = "None of these; repeated, or with commas",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(name = "actor", in = ParameterIn.QUERY, description = "Id of a user or an API key")
    @Parameter(
            name = "subject",
            in = ParameterIn.QUERY,
            description = "Such as user:65f0c0ffee65f0c0ffee65f0 or execution:nightly")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "Earliest, inclusive",
            schema = @Schema(implementation = Instant.class))
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "Latest, exclusive",
            schema = @Schema(implementation = Instant.class))
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = AuditListAnswer.class)),
                @Content(mediaType = JSON_LINES, schema = @Schema(type = SchemaType.STRING))
            })
    public AuditListAnswer list(@Context UriInfo uri) {
        AuditQuery asked = AuditQuery.page(uri);
        return AuditListAnswer.of(
                reading.page(caller.scope(), asked.filter(), asked.beforeSeq(), asked.limit()));
    }

    /** All of them, as long as that takes. */
    @GET
    @Produces(JSON_LINES + ";qs=0.5")
    @Operation(hidden = true)
    public RestResponse<AuditExport> export(@Context UriInfo uri) {
        AuditFilter filter = AuditQuery.export(uri);
        // The request's own beans are gone when the lines are written.
        OrganizationScope scope = caller.scope();
        List<ChainedEvent> first = reading.piece(scope, filter, 0);
        AuditExport export = new AuditExport(first, seq -> reading.piece(scope, filter, seq), json);
        return RestResponse.ResponseBuilder.ok(export)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"audit-events.ndjson\"")
                .type(JSON_LINES)
                .build();
    }

    @GET
    @Path("/verification")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Reads the whole chain and says whether it is what it was",
            description = "The first fault names its place and what was done there.")
    public Answer<ChainReportView> verify(@Context UriInfo uri) {
        QueryParameters.none(uri);
        return Answer.of(ChainReportView.of(verification.verify(caller.scope())));
    }
}
