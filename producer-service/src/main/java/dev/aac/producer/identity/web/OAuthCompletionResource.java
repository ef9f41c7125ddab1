package dev.aac.producer.identity.web;

import dev.aac.producer.identity.ProviderSignInCompletion;
import dev.aac.producer.identity.ProviderSignInCompletion.Wish;
import dev.aac.producer.identity.SignedIn;
import dev.aac.producer.platform.http.PublicRoute;
import dev.aac.producer.platform.http.RequestBodies;
import dev.aac.producer.platform.limits.CountedAs;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The end of a sign-in at a provider for who had to do something first. */
@Path("/api/auth/oauth/complete")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Authentication")
public class OAuthCompletionResource {

    private final ProviderSignInCompletion completion;
    private final OAuthClient client;
    private final RefreshClient refresh;

    OAuthCompletionResource(
            ProviderSignInCompletion completion, OAuthClient client, RefreshClient refresh) {
        this.completion = completion;
        this.client = client;
        this.refresh = refresh;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PublicRoute
    @CountedAs(CountedAs.Kind.SIGN_IN)
    @Operation(
            summary = "Goes on with a sign-in at a provider",
            description =
                    "With organizationName (and slug) it creates an organization and its first"
                            + " admin, with inviteToken it accepts an invitation, with password it"
                            + " opens the account that the e-mail has, and the provider will from"
                            + " then on. The ticket comes in a cookie, or in the body.")
    @APIResponse(
            responseCode = "200",
            description = "The account can be opened by the provider now, and is",
            content = @Content(schema = @Schema(implementation = SignedInView.class)))
    @APIResponse(
            responseCode = "201",
            description = "The account is made",
            content = @Content(schema = @Schema(implementation = SignedInView.class)))
    @APIResponse(responseCode = "401", description = "The password is wrong")
    @APIResponse(
            responseCode = "403",
            description = "The account is suspended, or the cookie was sent by a foreign page")
    @APIResponse(responseCode = "404", description = "No invitation has this token")
    @APIResponse(
            responseCode = "409",
            description = "E-mail or slug are taken, or the invitation is no longer good")
    public RestResponse<SignedInView> complete(@Nullable OAuthCompletionRequest body) {
        OAuthCompletionRequest given = RequestBodies.required(body);
        TokenTransport transport = given.transport();
        Wish wish = given.toWish();
        String ticket = given.ticket() == null ? client.ticket() : given.ticket();
        SignedIn signedIn = completion.complete(ticket, wish, refresh.device());
        client.forgetTicket();
        SignedInView view =
                SignedInView.of(signedIn, refresh.handOver(signedIn.tokens(), transport));
        return RestResponse.status(
                wish instanceof Wish.Link ? RestResponse.Status.OK : RestResponse.Status.CREATED,
                view);
    }
}
