package dev.aac.producer.identity.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.identity.Member;
import dev.aac.producer.identity.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person of the caller's organization.
 *
 * @param lastLoginAt null before the first login
 */
@JsonPropertyOrder({
    "id",
    "email",
    "name",
    "role",
    "status",
    "organizationId",
    "lastLoginAt",
    "createdAt",
    "updatedAt"
})
public record MemberView(
        String id,
        String email,
        String name,
        String role,
        String status,
        String organizationId,
        @Nullable Instant lastLoginAt,
        Instant createdAt,
        Instant updatedAt) {

    static MemberView of(Member member) {
        User user = member.user();
        return new MemberView(
                user.id().value(),
                user.email().value(),
                user.name(),
                user.role().apiName(),
                user.status().apiName(),
                user.organizationId().value(),
                user.lastLoginAt(),
                user.createdAt(),
                member.updatedAt());
    }
}
