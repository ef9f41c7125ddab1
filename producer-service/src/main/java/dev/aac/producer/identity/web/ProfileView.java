package dev.aac.producer.identity.web;

import dev.aac.producer.identity.Account;
import dev.aac.producer.identity.User;
import dev.aac.producer.organization.Organization;
import dev.aac.producer.organization.PlanLimits;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The caller and its organization. */
public record ProfileView(
        String id,
        String email,
        String name,
        String role,
        String status,
        @Nullable Instant lastLoginAt,
        OrganizationView organization) {

    /** See {@link Organization}. */
    public record OrganizationView(
            String id, String name, String slug, String plan, PlanLimits limits) {}

    static ProfileView of(Account.Profile profile) {
        User user = profile.user();
        Organization organization = profile.organization();
        return new ProfileView(
                user.id().value(),
                user.email().value(),
                user.name(),
                user.role().apiName(),
                user.status().apiName(),
                user.lastLoginAt(),
                new OrganizationView(
                        organization.id().value(),
                        organization.name().value(),
                        organization.slug().value(),
                        organization.plan().apiName(),
                        organization.limits()));
    }
}
