package dev.aac.producer.organization;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.id.OrganizationId;
import java.time.Instant;

/**
 * A tenant.
 *
 * @param limits those of its plan, unless changed for this organization
 */
public record Organization(
        OrganizationId id,
        OrganizationName name,
        Slug slug,
        Plan plan,
        PlanLimits limits,
        Instant createdAt,
        Instant updatedAt) {

    public Organization {
        requireNonNull(id, "id is null");
        requireNonNull(name, "name is null");
        requireNonNull(slug, "slug is null");
        requireNonNull(plan, "plan is null");
        requireNonNull(limits, "limits is null");
        requireNonNull(createdAt, "createdAt is null");
        requireNonNull(updatedAt, "updatedAt is null");
    }

    Organization withSlug(Slug other) {
        return new Organization(id, name, other, plan, limits, createdAt, updatedAt);
    }
}
