package dev.aac.producer.platform.health;

import dev.aac.producer.platform.http.PublicRoute;
import dev.aac.producer.platform.limits.CountedAs;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /q/health} under the API's own prefix, for proxies that pass nothing else. */
@Path("/api/health")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Service")
public class HealthResource {

    private final SmallRyeHealthReporter reporter;

    public HealthResource(SmallRyeHealthReporter reporter) {
        this.reporter = reporter;
    }

    @GET
    @PublicRoute
    @CountedAs(CountedAs.Kind.NOTHING)
    @Operation(summary = "Whether the service and its dependencies are well")
    @APIResponse(
            responseCode = "200",
            description = "It is",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "503",
            description = "It is not; the same form says what is missing",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public RestResponse<String> health() {
        SmallRyeHealth health = reporter.getHealth();
        return RestResponse.status(
                health.isDown() ? RestResponse.Status.SERVICE_UNAVAILABLE : RestResponse.Status.OK,
                health.getPayload().toString());
    }
}
