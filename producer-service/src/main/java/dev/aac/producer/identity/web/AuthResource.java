package dev.aac.producer.identity.web;

import dev.aac.producer.identity.Account;
import dev.aac.producer.identity.Caller;
import dev.aac.producer.identity.RequiresSession;
import dev.aac.producer.identity.SignIn;
import dev.aac.producer.identity.SignUp;
import dev.aac.producer.identity.SignedIn;
import dev.aac.producer.platform.http.Answer;
import dev.aac.producer.platform.http.PublicRoute;
import dev.aac.producer.platform.http.RequestBodies;
import dev.aac.producer.platform.limits.CountedAs;
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

/** Sign-up, login and the caller's own account. */
@Path("/api/auth")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Authentication")
public class AuthResource {

    private final SignUp signUp;
    private final SignIn signIn;
    private final Account account;
    private final Caller caller;
    private final RefreshClient client;

    AuthResource(
            SignUp signUp, SignIn signIn, Account account, Caller caller, RefreshClient client) {
        this.signUp = signUp;
        this.signIn = signIn;
        this.account = account;
        this.caller = caller;
        this.client = client;
    }

    @POST
    @Path("/signup")
    @Consumes(MediaType.APPLICATION_JSON)
    @PublicRoute
    @CountedAs(CountedAs.Kind.SIGN_UP)
    @Operation(summary = "Creates an organization and its first admin")
    public RestResponse<SignedInView> signup(@Nullable SignUpRequest body) {
        SignUpRequest given = RequestBodies.required(body);
        SignUp.Wish wish = given.toWish();
        TokenTransport transport = given.transport();
        return RestResponse.status(
                RestResponse.Status.CREATED,
                answer(signUp.signUp(wish, client.device()), transport));
    }

    @POST
    @Path("/login")
    @Consumes(MediaType.APPLICATION_JSON)
    @PublicRoute
    @CountedAs(CountedAs.Kind.SIGN_IN)
    @Operation(summary = "Begins a session")
    public SignedInView login(@Nullable LoginRequest body) {
        LoginRequest given = RequestBodies.required(body);
        String email = given.email();
        String password = given.password();
        if (email == null || password == null || email.isBlank() || password.isEmpty()) {
            throw new ProblemException(FixedProblem.MISSING_CREDENTIALS);
        }
        TokenTransport transport = given.transport();
        return answer(
                signIn.signIn(SignUpRequest.address(email), password, client.device()), transport);
    }

    @GET
    @Path("/me")
    @RequiresSession
    @Operation(summary = "The caller and its organization")
    public Answer<ProfileView> me() {
        return Answer.of(ProfileView.of(account.of(caller.principal())));
    }

    private SignedInView answer(SignedIn signedIn, TokenTransport transport) {
        return SignedInView.of(signedIn, client.handOver(signedIn.tokens(), transport));
    }
}
