package dev.aac.producer.insight.web;

import dev.aac.contract.job.ImageReference;
import dev.aac.producer.identity.Caller;
import dev.aac.producer.identity.Permission;
import dev.aac.producer.identity.RequiresPermission;
import dev.aac.producer.insight.Figures;
import dev.aac.producer.insight.Figures.Place;
import dev.aac.producer.insight.MetricsReading;
import dev.aac.producer.platform.fields.FieldRules;
import dev.aac.producer.platform.http.Answer;
import dev.aac.producer.platform.http.DaysParameter;
import dev.aac.producer.platform.http.QueryParameters;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Figures of the caller's organization, by image. */
@Path("/api/metrics")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Metrics")
@RequiresPermission(Permission.EXECUTIONS_READ)
public class MetricsResource {

    static final int LIMIT_DEFAULT = 20;

    private final MetricsReading metrics;
    private final Caller caller;

    public MetricsResource(MetricsReading metrics, Caller caller) {
        this.metrics = metrics;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "The images that ran lately, the last used first, each with its figures")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "nextCursor of a page")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            type = SchemaType.INTEGER,
                            minimum = "1",
                            maximum = "" + Figures.PAGE_MAX,
                            defaultValue = "" + LIMIT_DEFAULT))
    @APIResponse(responseCode = "200", description = "A page")
    public ImageListAnswer list(@BeanParam DaysParameter asked, @Context UriInfo uri) {
        QueryParameters query =
                QueryParameters.of(uri, Set.of(DaysParameter.NAME, "cursor", "limit"));
        int days = asked.read(query);
        Place after = query.value("cursor", ImageCursor::read, QueryParameters.CURSOR_RULE);
        int limit = query.number("limit", LIMIT_DEFAULT, Figures.PAGE_MAX);
        query.findings().throwIfAny();
        return ImageListAnswer.of(metrics.images(caller.scope(), days, after, limit));
    }

    @GET
    @Path("/{image: .+}")
    @Operation(
            summary = "How the runs of an image went, day by day",
            description =
                    "The image as it was asked for, with slashes and tag. One that never ran has no"
                            + " runs, and neither has another organization's. The figures are some"
                            + " seconds behind the executions, and stay when those are deleted.")
    @APIResponse(responseCode = "200", description = "The figures")
    public Answer<ImageMetricsView> find(
            @PathParam("image") String image,
            @BeanParam DaysParameter asked,
            @Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri, Set.of(DaysParameter.NAME));
        int days = asked.read(query);
        new FieldRules(query.findings()).image("image", image);
        query.findings().throwIfAny();
        return Answer.of(
                ImageMetricsView.of(metrics.of(caller.scope(), new ImageReference(image), days)));
    }
}
