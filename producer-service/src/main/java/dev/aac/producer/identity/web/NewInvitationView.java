package dev.aac.producer.identity.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.identity.Invitation;
import dev.aac.producer.identity.Inviting;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new invitation, with what its e-mail's owner needs: shown this once.
 *
 * @param inviteToken for the sign-up
 * @param link to the dashboard's sign-up, with the token
 */
@Schema(name = "NewInvitation")
@JsonPropertyOrder({
    "id",
    "organizationId",
    "email",
    "role",
    "status",
    "invitedBy",
    "expiresAt",
    "createdAt",
    "inviteToken",
    "link"
})
public record NewInvitationView(
        String id,
        String organizationId,
        String email,
        String role,
        String status,
        String invitedBy,
        Instant expiresAt,
        Instant createdAt,
        String inviteToken,
        String link) {

    static NewInvitationView of(Inviting.Invited invited, String link) {
        Invitation invitation = invited.invitation();
        return new NewInvitationView(
                invitation.id().value(),
                invitation.organizationId().value(),
                invitation.email().value(),
                invitation.role().apiName(),
                invitation.status().apiName(),
                invitation.invitedBy().value(),
                invitation.expiresAt(),
                invitation.createdAt(),
                invited.token().text(),
                link);
    }

    /** The token stays out of logs. */
    @Override
    public String toString() {
        return "NewInvitationView[" + id + "]";
    }
}
