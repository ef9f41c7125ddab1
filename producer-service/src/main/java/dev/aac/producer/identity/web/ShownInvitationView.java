package dev.aac.producer.identity.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.identity.Invitation;
import dev.aac.producer.identity.InvitationCheck;
import java.time.Instant;

/**
 * An invitation as who has its token sees it.
 *
 * @param valid whether it can be accepted now
 * @param status pending, accepted, expired or revoked
 * @param email whom it is for
 */
@JsonPropertyOrder({"valid", "status", "email", "role", "organizationName", "expiresAt"})
public record ShownInvitationView(
        boolean valid,
        String status,
        String email,
        String role,
        String organizationName,
        Instant expiresAt) {

    static ShownInvitationView of(InvitationCheck.Shown shown) {
        Invitation invitation = shown.invitation();
        return new ShownInvitationView(
                shown.isPending(),
                shown.status().apiName(),
                invitation.email().value(),
                invitation.role().apiName(),
                shown.organization().name().value(),
                invitation.expiresAt());
    }
}
