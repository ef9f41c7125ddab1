package dev.aac.producer.identity.web;

import dev.aac.producer.identity.Caller;
import dev.aac.producer.identity.OwnSessions;
import dev.aac.producer.identity.Principal;
import dev.aac.producer.identity.RequiresSession;
import dev.aac.producer.identity.SessionId;
import dev.aac.producer.identity.SignOut;
import dev.aac.producer.platform.http.Done;
import dev.aac.producer.platform.http.IdPage;
import dev.aac.producer.platform.http.IdPageParameters;
import dev.aac.producer.platform.http.PathId;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ThingNotFound;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The caller's own sessions: their list, and their end. */
@Path("/api/auth")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RequiresSession
@Tag(name = "Authentication")
public class SessionResource {

    private static final Done LOGGED_OUT = Done.saying("Logged out successfully");
    private static final PathId<SessionId> ID =
            new PathId<>(SessionId::isValid, SessionId::new, FixedProblem.SESSION_NOT_FOUND);

    private final OwnSessions sessions;
    private final SignOut signOut;
    private final RefreshClient client;
    private final Caller caller;

    SessionResource(OwnSessions sessions, SignOut signOut, RefreshClient client, Caller caller) {
        this.sessions = sessions;
        this.signOut = signOut;
        this.client = client;
        this.caller = caller;
    }

    @POST
    @Path("/logout")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Ends the session, or all sessions of the caller")
    public Done logout(@Nullable LogoutRequest body) {
        if (body != null && body.isEverywhere()) {
            signOut.signOutEverywhere(caller.principal());
        } else {
            signOut.signOut(caller.principal());
        }
        client.clearCookie();
        return LOGGED_OUT;
    }

    /** Clients that send no body name any content type, or none. */
    @POST
    @Path("/logout")
    @Consumes(MediaType.WILDCARD)
    @Operation(hidden = true)
    public Done logout() {
        return logout(null);
    }

    @GET
    @Path("/sessions")
    @Operation(summary = "The caller's own sessions, the latest begun first")
    public SessionListAnswer list(@BeanParam IdPageParameters page) {
        IdPage asked = page.read();
        Principal principal = caller.principal();
        return SessionListAnswer.of(
                sessions.page(principal, asked.cursor(SessionId::new), asked.limit()),
                principal.sessionId());
    }

    @DELETE
    @Path("/sessions/{id}")
    @Operation(summary = "Ends one of the caller's own sessions")
    @APIResponse(responseCode = "200", description = "Its tokens are refused from now on")
    public Done end(@PathParam("id") String id) {
        Principal principal = caller.principal();
        SessionId session = ID.of(id);
        if (!signOut.revoke(principal, session)) {
            throw new ThingNotFound(FixedProblem.SESSION_NOT_FOUND, id);
        }
        if (principal.sessionId().equals(session)) {
            client.clearCookie();
        }
        return Done.silently();
    }
}
