package dev.aac.producer.identity.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.identity.Invitation;
import dev.aac.producer.identity.Inviting;
import dev.aac.producer.platform.mail.Mail;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A new invitation; with what its e-mail's owner needs, shown this once, unless a mail with it was
 * sent.
 *
 * @param mail sent or failed; left out where the service has no mail server
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
    "mail",
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
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Schema(
                        description = "Left out where the service has no mail server",
                        enumeration = {"sent", "failed"})
                @Nullable String mail,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Schema(description = "Left out when the mail was sent")
                @Nullable String inviteToken,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Schema(description = "Left out when the mail was sent")
                @Nullable String link) {

    /**
     * @param delivery of the mail; null when there is no mail server
     */
    static NewInvitationView of(
            Inviting.Invited invited, String link, Mail.@Nullable Delivery delivery) {
        Invitation invitation = invited.invitation();
        boolean sent = delivery == Mail.Delivery.SENT;
        return new NewInvitationView(
                invitation.id().value(),
                invitation.organizationId().value(),
                invitation.email().value(),
                invitation.role().apiName(),
                invitation.status().apiName(),
                invitation.invitedBy().value(),
                invitation.expiresAt(),
                invitation.createdAt(),
                delivery == null ? null : delivery.name().toLowerCase(Locale.ROOT),
                sent ? null : invited.token().text(),
                sent ? null : link);
    }

    /** The token stays out of logs. */
    @Override
    public String toString() {
        return "NewInvitationView[" + id + "]";
    }
}
