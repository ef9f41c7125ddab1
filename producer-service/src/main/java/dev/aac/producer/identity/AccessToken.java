package dev.aac.producer.identity;

import dev.aac.contract.id.OrganizationId;
import java.time.Instant;

/**
 * What a verified token says.
 *
 * @param role at the time it was issued; what counts is the present one
 */
record AccessToken(
        OrganizationId organizationId,
        UserId userId,
        SessionId sessionId,
        String email,
        Role role,
        Instant expiresAt) {}
