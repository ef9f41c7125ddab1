package dev.aac.producer.identity.web;

import dev.aac.producer.identity.Account;
import dev.aac.producer.identity.Caller;
import dev.aac.producer.identity.PasswordChange;
import dev.aac.producer.identity.RequiresSession;
import dev.aac.producer.platform.http.Answer;
import dev.aac.producer.platform.http.Done;
import dev.aac.producer.platform.http.RequestBodies;
import dev.aac.producer.platform.limits.CountedAs;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The caller's own account, and changes of it. */
@Path("/api/auth")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RequiresSession
@Tag(name = "Authentication")
public class AccountResource {

    private static final Done CHANGED = Done.saying("Password changed");

    private final Account account;
    private final PasswordChange passwords;
    private final Caller caller;

    public AccountResource(Account account, PasswordChange passwords, Caller caller) {
        this.account = account;
        this.passwords = passwords;
        this.caller = caller;
    }

    @GET
    @Path("/me")
    @Operation(summary = "The caller and its organization")
    public Answer<ProfileView> me() {
        return Answer.of(ProfileView.of(account.of(caller.principal())));
    }

    @PATCH
    @Path("/profile")
    @Operation(summary = "Changes the caller's name")
    public Answer<ProfileView> profile(@Nullable ProfileRequest body) {
        String name = RequestBodies.required(body).cleanName();
        return Answer.of(ProfileView.of(account.rename(caller.principal(), name)));
    }

    @POST
    @Path("/password")
    @CountedAs(CountedAs.Kind.SIGN_IN)
    @Operation(
            summary = "Changes the caller's password and ends its other sessions",
            description = "A wrong currentPassword is a 401 with the code auth.invalid_credentials")
    public Done password(@Nullable PasswordRequest body) {
        PasswordRequest.Passwords given = RequestBodies.required(body).required();
        passwords.change(caller.principal(), given.current(), given.next());
        return CHANGED;
    }
}
