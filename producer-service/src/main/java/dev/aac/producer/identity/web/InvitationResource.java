package dev.aac.producer.identity.web;

import dev.aac.producer.identity.Caller;
import dev.aac.producer.identity.InvitationCheck;
import dev.aac.producer.identity.InvitationId;
import dev.aac.producer.identity.InvitationMail;
import dev.aac.producer.identity.InvitationStatus;
import dev.aac.producer.identity.Inviting;
import dev.aac.producer.identity.Permission;
import dev.aac.producer.identity.RequiresPermission;
import dev.aac.producer.platform.http.Answer;
import dev.aac.producer.platform.http.AppUrl;
import dev.aac.producer.platform.http.Done;
import dev.aac.producer.platform.http.IdPage;
import dev.aac.producer.platform.http.IdPageParameters;
import dev.aac.producer.platform.http.PathId;
import dev.aac.producer.platform.http.PublicRoute;
import dev.aac.producer.platform.http.RequestBodies;
import dev.aac.producer.platform.mail.Mail;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Invitations to the caller's organization. */
@Path("/api/invitations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RequiresPermission(Permission.USERS_MANAGE)
@Tag(name = "People")
public class InvitationResource {

    private static final String ACCEPT = "/signup?inviteToken=";
    private static final PathId<InvitationId> ID =
            new PathId<>(
                    InvitationId::isValid, InvitationId::new, FixedProblem.INVITATION_NOT_FOUND);

    private final Inviting inviting;
    private final InvitationCheck check;
    private final InvitationMail mail;
    private final AppUrl app;
    private final Caller caller;

    InvitationResource(
            Inviting inviting,
            InvitationCheck check,
            InvitationMail mail,
            AppUrl app,
            Caller caller) {
        this.inviting = inviting;
        this.check = check;
        this.mail = mail;
        this.app = app;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Invites a person by e-mail, for 7 days",
            description =
                    "Where the service has a mail server, the person gets the link by mail. If not,"
                            + " or if that failed, the answer alone holds the token and the link to"
                            + " send to the person. A pending invitation counts as one of the"
                            + " plan's users.")
    @APIResponse(
            responseCode = "201",
            description = "The invitation, with its token and link unless they were sent")
    @APIResponse(
            responseCode = "409",
            description =
                    "The e-mail has an account or a pending invitation, or the plan has no user"
                            + " left")
    public RestResponse<Answer<NewInvitationView>> invite(@Nullable InvitationRequest body) {
        InvitationRequest.Guest guest = RequestBodies.required(body).required();
        Inviting.Invited invited = inviting.invite(caller.principal(), guest.email(), guest.role());
        String link = app.link(ACCEPT + invited.token().text());
        Mail.Delivery delivery = mail.send(caller.scope(), invited.invitation(), link).orElse(null);
        return RestResponse.status(
                RestResponse.Status.CREATED,
                Answer.of(NewInvitationView.of(invited, link, delivery)));
    }

    @GET
    @Operation(summary = "The organization's invitations, the latest first")
    public InvitationListAnswer list(
            @Parameter(description = "pending, accepted, expired or revoked") @QueryParam("status")
                    @Nullable String status,
            @BeanParam IdPageParameters page) {
        InvitationStatus wanted = status == null ? null : status(status);
        IdPage asked = page.read();
        return InvitationListAnswer.of(
                inviting.page(
                        caller.scope(), wanted, asked.cursor(InvitationId::new), asked.limit()));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Revokes a pending invitation")
    @APIResponse(responseCode = "200", description = "Its token is good for nothing from now on")
    @APIResponse(responseCode = "409", description = "It is no longer pending")
    public Done revoke(@PathParam("id") String id) {
        inviting.revoke(caller.principal(), ID.of(id));
        return Done.silently();
    }

    @GET
    @Path("/validate/{token}")
    @PublicRoute
    @Operation(
            summary = "What an invitation's token stands for",
            description = "Also when it can no longer be accepted: valid is false then.")
    @APIResponse(responseCode = "200", description = "The invitation and what became of it")
    @APIResponse(responseCode = "404", description = "No invitation has this token")
    public Answer<ShownInvitationView> validate(@PathParam("token") String token) {
        return Answer.of(ShownInvitationView.of(check.show(token)));
    }

    private static InvitationStatus status(String name) {
        return InvitationStatus.named(name)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        Problem.InvalidRequest.field(
                                                "status",
                                                "must be one of " + InvitationStatus.names())));
    }
}
