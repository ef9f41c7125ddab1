package dev.aac.producer.identity.web;

import dev.aac.producer.identity.InvitationAcceptance;
import dev.aac.producer.identity.SignIn;
import dev.aac.producer.identity.SignUp;
import dev.aac.producer.identity.SignedIn;
import dev.aac.producer.platform.http.PublicRoute;
import dev.aac.producer.platform.http.RequestBodies;
import dev.aac.producer.platform.limits.CountedAs;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Sign-up and login. */
@Path("/api/auth")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Authentication")
public class AuthResource {

    private final SignUp signUp;
    private final InvitationAcceptance acceptance;
    private final SignIn signIn;
    private final RefreshClient client;

    AuthResource(
            SignUp signUp, InvitationAcceptance acceptance, SignIn signIn, RefreshClient client) {
        this.signUp = signUp;
        this.acceptance = acceptance;
        this.signIn = signIn;
        this.client = client;
    }

    @POST
    @Path("/signup")
    @Consumes(MediaType.APPLICATION_JSON)
    @PublicRoute
    @CountedAs(CountedAs.Kind.SIGN_UP)
    @Operation(
            summary = "Creates an organization and its first admin, or accepts an invitation",
            description =
                    "With inviteToken, which takes the place of organizationName and slug, the"
                            + " person joins the organization that invited its e-mail.")
    @APIResponse(responseCode = "201", description = "Signed up, with a first session")
    @APIResponse(responseCode = "404", description = "No invitation has this token")
    @APIResponse(
            responseCode = "409",
            description =
                    "The e-mail or the slug is taken, the invitation is no longer good, or the"
                            + " plan has no user left")
    public RestResponse<SignedInView> signup(@Nullable SignUpRequest body) {
        SignUpRequest given = RequestBodies.required(body);
        TokenTransport transport = given.transport();
        SignedIn signedIn =
                given.isInvited()
                        ? acceptance.accept(given.toAcceptance(), client.device())
                        : signUp.signUp(given.toWish(), client.device());
        return RestResponse.status(RestResponse.Status.CREATED, answer(signedIn, transport));
    }

    @POST
    @Path("/login")
    @Consumes(MediaType.APPLICATION_JSON)
    @PublicRoute
    @CountedAs(CountedAs.Kind.SIGN_IN)
    @Operation(summary = "Begins a session")
    @APIResponse(responseCode = "200", description = "Signed in")
    @APIResponse(
            responseCode = "401",
            description = "No such e-mail, or another password: which of both is not said")
    @APIResponse(responseCode = "403", description = "The account is suspended")
    @APIResponse(responseCode = "404", description = "The account is gone")
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

    private SignedInView answer(SignedIn signedIn, TokenTransport transport) {
        return SignedInView.of(signedIn, client.handOver(signedIn.tokens(), transport));
    }
}
