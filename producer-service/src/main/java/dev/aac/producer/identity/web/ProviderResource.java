package dev.aac.producer.identity.web;

import dev.aac.producer.identity.ProviderSignIn;
import dev.aac.producer.platform.http.PublicRoute;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where a sign-in at a provider may be begun. */
@Path("/api/auth/oauth")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Authentication")
public class ProviderResource {

    private final ProviderSignIn signIn;

    ProviderResource(ProviderSignIn signIn) {
        this.signIn = signIn;
    }

    @GET
    @PublicRoute
    @Operation(summary = "The providers at which people can sign in")
    public ProviderListAnswer list() {
        return ProviderListAnswer.of(signIn.providers());
    }
}
