package dev.aac.producer.identity.web;

import dev.aac.producer.identity.Refreshing;
import dev.aac.producer.identity.Tokens;
import dev.aac.producer.platform.http.PublicRoute;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The exchange of a refresh token; the token itself lets in. */
@Path("/api/auth/refresh")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Authentication")
public class RefreshResource {

    private final Refreshing refreshing;
    private final RefreshClient client;

    RefreshResource(Refreshing refreshing, RefreshClient client) {
        this.refreshing = refreshing;
        this.client = client;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PublicRoute
    @Operation(
            summary = "Exchanges a refresh token for an access token and a successor",
            description =
                    "The token comes in the cookie aac_refresh, and its successor goes back in it;"
                            + " with refreshToken in the body both are in the body, and the cookie"
                            + " is not looked at. A token is good once; its use again ends the"
                            + " session, but for 10 seconds answers an access token alone.")
    @APIResponse(responseCode = "200", description = "The tokens to go on with")
    @APIResponse(
            responseCode = "401",
            description = "No refresh token, or one that is not or no longer good")
    @APIResponse(
            responseCode = "403",
            description = "The cookie was sent by a page that is not ours")
    public RefreshedView refresh(@Nullable RefreshRequest body) {
        RefreshRequest given = body == null ? RefreshRequest.EMPTY : body;
        TokenTransport transport = given.transport();
        Tokens tokens =
                switch (transport) {
                    case BODY -> refreshing.refresh(given.tokenInBody(), client.device());
                    case COOKIE -> ofCookie();
                };
        return RefreshedView.of(tokens, client.handOver(tokens, transport));
    }

    /** Clients that send no body name any content type, or none. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @PublicRoute
    @Operation(hidden = true)
    public RefreshedView refresh() {
        return refresh(RefreshRequest.EMPTY);
    }

    private Tokens ofCookie() {
        String cookie = client.cookie().orElse("");
        try {
            return refreshing.refresh(cookie, client.device());
        } catch (ProblemException refusal) {
            if (refusal.problem() == FixedProblem.INVALID_TOKEN) {
                client.clearCookie();
            }
            throw refusal;
        }
    }
}
