package dev.aac.producer.identity;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.id.OrganizationId;
import java.time.Duration;
import java.time.Instant;

/**
 * The offer to a person to join an organization.
 *
 * @param email the person's; nobody else may accept it
 * @param status as stored: PENDING also when it has expired since
 * @param invitedBy the admin who made it
 */
public record Invitation(
        InvitationId id,
        OrganizationId organizationId,
        Email email,
        Role role,
        InvitationStatus status,
        UserId invitedBy,
        Instant expiresAt,
        Instant createdAt) {

    /** How long a person may take. */
    public static final Duration LIFE = Duration.ofDays(7);

    public Invitation {
        requireNonNull(id, "id is null");
        requireNonNull(organizationId, "organizationId is null");
        requireNonNull(email, "email is null");
        requireNonNull(role, "role is null");
        requireNonNull(status, "status is null");
        requireNonNull(invitedBy, "invitedBy is null");
        requireNonNull(expiresAt, "expiresAt is null");
        requireNonNull(createdAt, "createdAt is null");
    }

    /** What has become of it: one that nobody accepted in time has expired. */
    public InvitationStatus statusAt(Instant now) {
        return status == InvitationStatus.PENDING && !now.isBefore(expiresAt)
                ? InvitationStatus.EXPIRED
                : status;
    }

    boolean isPendingAt(Instant now) {
        return statusAt(now) == InvitationStatus.PENDING;
    }
}
