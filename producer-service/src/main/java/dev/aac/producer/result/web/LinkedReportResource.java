package dev.aac.producer.result.web;

import dev.aac.producer.platform.http.PublicRoute;
import dev.aac.producer.result.ReportLinks;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Files of reports for who has a signed link: see {@link ReportLinks}. */
@Path(LinkedReportResource.PATH)
@RunOnVirtualThread
@Tag(name = "Results")
public class LinkedReportResource {

    static final String PATH = "/api/report-links";

    private final ReportLinks links;
    private final FileAnswers files;

    public LinkedReportResource(ReportLinks links, FileAnswers files) {
        this.links = links;
        this.files = files;
    }

    @GET
    @Path("/{link}/{path: .+}")
    @PublicRoute
    @Operation(summary = "A file among the reports, by a link that was made for its folder")
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
    @APIResponse(responseCode = "404", description = "No such file, or the link has expired")
    @APIResponse(responseCode = "416", description = "The range is not within the file")
    public Response file(
            @PathParam("link") String link,
            @PathParam("path") String path,
            @Context HttpHeaders headers) {
        // Whatever a page adds to the addresses of what lies beside it is the page's business.
        ReportLinks.Opened opened = links.open(link).orElseThrow(FileAnswers::notFound);
        return files.answer(
                new FileAnswers.Asked(opened.scope(), opened.run(), path, headers, false));
    }
}
