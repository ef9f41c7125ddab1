package dev.aac.producer.identity.web;

import dev.aac.producer.identity.Caller;
import dev.aac.producer.identity.Membership;
import dev.aac.producer.identity.Permission;
import dev.aac.producer.identity.RequiresPermission;
import dev.aac.producer.identity.RequiresSession;
import dev.aac.producer.identity.UserId;
import dev.aac.producer.platform.http.Answer;
import dev.aac.producer.platform.http.Done;
import dev.aac.producer.platform.http.IdPage;
import dev.aac.producer.platform.http.IdPageParameters;
import dev.aac.producer.platform.http.PathId;
import dev.aac.producer.platform.http.RequestBodies;
import dev.aac.producer.platform.problem.FixedProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The people of the caller's organization: its members read, its admins change. */
@Path("/api/users")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RequiresPermission(Permission.USERS_MANAGE)
@Tag(name = "People")
public class UserResource {

    private static final PathId<UserId> ID =
            new PathId<>(UserId::isValid, UserId::new, FixedProblem.USER_NOT_FOUND);

    private final Membership membership;
    private final Caller caller;

    UserResource(Membership membership, Caller caller) {
        this.membership = membership;
        this.caller = caller;
    }

    @GET
    @RequiresSession
    @Operation(summary = "The people of the organization, in the order in which they joined")
    public MemberListAnswer list(@BeanParam IdPageParameters page) {
        IdPage asked = page.read();
        return MemberListAnswer.of(
                membership.page(caller.scope(), asked.cursor(UserId::new), asked.limit()));
    }

    @GET
    @Path("/{id}")
    @RequiresSession
    @Operation(summary = "One person of the organization")
    @APIResponse(responseCode = "200", description = "The person")
    public Answer<MemberView> get(@PathParam("id") String id) {
        return Answer.of(MemberView.of(membership.find(caller.scope(), ID.of(id))));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Changes a person's role or status",
            description =
                    "Acts within a second, on open sockets too; a suspended person is signed out"
                            + " everywhere.")
    @APIResponse(responseCode = "200", description = "The person as it is now")
    @APIResponse(
            responseCode = "409",
            description = "It is the caller, or the last active administrator")
    public Answer<MemberView> change(@PathParam("id") String id, @Nullable MemberRequest body) {
        Membership.Change change = RequestBodies.required(body).toChange();
        return Answer.of(MemberView.of(membership.change(caller.principal(), ID.of(id), change)));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Removes a person from the organization and signs it out everywhere")
    @APIResponse(responseCode = "200", description = "The person is gone, its e-mail is free")
    @APIResponse(
            responseCode = "409",
            description = "It is the caller, or the last active administrator")
    public Done remove(@PathParam("id") String id) {
        membership.remove(caller.principal(), ID.of(id));
        return Done.silently();
    }
}
