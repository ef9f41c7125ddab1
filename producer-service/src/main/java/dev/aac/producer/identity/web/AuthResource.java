package dev.aac.producer.identity.web;

import dev.aac.producer.identity.Account;
import dev.aac.producer.identity.Caller;
import dev.aac.producer.identity.RequiresSession;
import dev.aac.producer.identity.SignIn;
import dev.aac.producer.identity.SignOut;
import dev.aac.producer.identity.SignUp;
import dev.aac.producer.platform.http.Answer;
import dev.aac.producer.platform.http.Done;
import dev.aac.producer.platform.http.PublicRoute;
import dev.aac.producer.platform.http.RequestBodies;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Sign-up, login, logout and the caller's own account. */
@Path("/api/auth")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Authentication")
public class AuthResource {

    private static final Done LOGGED_OUT = Done.saying("Logged out successfully");

    private final SignUp signUp;
    private final SignIn signIn;
    private final SignOut signOut;
    private final Account account;
    private final Caller caller;

    public AuthResource(
            SignUp signUp, SignIn signIn, SignOut signOut, Account account, Caller caller) {
        this.signUp = signUp;
        this.signIn = signIn;
        this.signOut = signOut;
        this.account = account;
        this.caller = caller;
    }

    @POST
    @Path("/signup")
    @Consumes(MediaType.APPLICATION_JSON)
    @PublicRoute
    @Operation(summary = "Creates an organization and its first admin")
    public RestResponse<SignedInView> signup(@Nullable SignUpRequest body) {
        return RestResponse.status(
                RestResponse.Status.CREATED,
                SignedInView.of(signUp.signUp(RequestBodies.required(body).toWish())));
    }

    @POST
    @Path("/login")
    @Consumes(MediaType.APPLICATION_JSON)
    @PublicRoute
    @Operation(summary = "Begins a session")
    public SignedInView login(@Nullable LoginRequest body) {
        LoginRequest given = RequestBodies.required(body);
        String email = given.email();
        String password = given.password();
        if (email == null || password == null || email.isBlank() || password.isEmpty()) {
            throw new ProblemException(FixedProblem.MISSING_CREDENTIALS);
        }
        return SignedInView.of(signIn.signIn(SignUpRequest.address(email), password));
    }

    @POST
    @Path("/logout")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresSession
    @Operation(summary = "Ends the session, or all sessions of the caller")
    public Done logout(@Nullable LogoutRequest body) {
        if (body != null && body.isEverywhere()) {
            signOut.signOutEverywhere(caller.principal());
            return LOGGED_OUT;
        }
        return logout();
    }

    /** Clients that send no body name any content type, or none. */
    @POST
    @Path("/logout")
    @Consumes(MediaType.WILDCARD)
    @RequiresSession
    @Operation(hidden = true)
    public Done logout() {
        signOut.signOut(caller.principal());
        return LOGGED_OUT;
    }

    @GET
    @Path("/me")
    @RequiresSession
    @Operation(summary = "The caller and its organization")
    public Answer<ProfileView> me() {
        return Answer.of(ProfileView.of(account.of(caller.principal())));
    }
}
