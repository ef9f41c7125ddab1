package dev.aac.producer.platform.health;

import dev.aac.producer.platform.http.Answer;
import dev.aac.producer.platform.http.PublicRoute;
import dev.aac.producer.platform.limits.CountedAs;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Says what answers here. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Service")
public class RootResource {

    private static final String NAME = "Agnostic Automation Center";

    private final String version;

    public RootResource(@ConfigProperty(name = "quarkus.application.version") String version) {
        this.version = version;
    }

    /**
     * @param status of the process, not of its dependencies: those are in {@code /api/health}
     */
    public record Service(String name, String version, String status) {}

    @GET
    @PublicRoute
    @CountedAs(CountedAs.Kind.NOTHING)
    @Operation(summary = "Name, version and status")
    public Answer<Service> service() {
        return Answer.of(new Service(NAME, version, "running"));
    }
}
