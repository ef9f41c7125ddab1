package dev.aac.producer.identity.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.identity.Invitation;
import java.time.Instant;

/**
 * An invitation as the admins of its organization see it.
 *
 * @param status pending, accepted, expired or revoked, at present
 */
@JsonPropertyOrder({
    "id",
    "organizationId",
    "email",
    "role",
    "status",
    "invitedBy",
    "expiresAt",
    "createdAt"
})
public record InvitationView(
        String id,
        String organizationId,
        String email,
        String role,
        String status,
        String invitedBy,
        Instant expiresAt,
        Instant createdAt) {

    static InvitationView of(Invitation invitation, Instant now) {
        return new InvitationView(
                invitation.id().value(),
                invitation.organizationId().value(),
                invitation.email().value(),
                invitation.role().apiName(),
                invitation.statusAt(now).apiName(),
                invitation.invitedBy().value(),
                invitation.expiresAt(),
                invitation.createdAt());
    }
}
