package dev.aac.producer.identity.web;

import dev.aac.producer.organization.Organizations;
import dev.aac.producer.organization.Slug;
import dev.aac.producer.platform.http.Answer;
import dev.aac.producer.platform.http.PublicRoute;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells before a sign-up whether its slug is free; only the sign-up itself takes it. */
@Path("/api/auth/organizations/slug-available/{slug}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Authentication")
public class SlugResource {

    private final Organizations organizations;

    SlugResource(Organizations organizations) {
        this.organizations = organizations;
    }

    @GET
    @PublicRoute
    @Operation(summary = "Whether an organization could have this slug")
    public Answer<SlugView> available(@PathParam("slug") String slug) {
        return Answer.of(looked(slug));
    }

    private SlugView looked(String slug) {
        if (Slug.isReserved(slug)) {
            return SlugView.because(slug, "reserved");
        }
        if (!Slug.isValid(slug)) {
            return SlugView.because(slug, "invalid");
        }
        return organizations.isTaken(new Slug(slug))
                ? SlugView.because(slug, "taken")
                : SlugView.free(slug);
    }
}
