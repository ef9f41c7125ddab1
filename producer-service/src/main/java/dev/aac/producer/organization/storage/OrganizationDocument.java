package dev.aac.producer.organization.storage;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.organization.Organization;
import dev.aac.producer.organization.OrganizationName;
import dev.aac.producer.organization.Plan;
import dev.aac.producer.organization.PlanLimits;
import dev.aac.producer.organization.Slug;
import dev.aac.producer.platform.tenancy.TenantDocument;
import io.quarkus.mongodb.panache.common.MongoEntity;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * An organization as stored; its id is the tenant's.
 *
 * @param adminTurn see {@link dev.aac.producer.organization.AdminTurns}; null before the first
 */
@MongoEntity(collection = "organizations")
public record OrganizationDocument(
        @BsonId ObjectId id,
        String name,
        String slug,
        String plan,
        LimitsDocument limits,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Long adminTurn)
        implements TenantDocument {

    /** See {@link PlanLimits}. */
    public record LimitsDocument(
            int maxProjects, int maxTestRuns, int maxUsers, int maxConcurrentRuns) {}

    @Override
    public ObjectId organizationId() {
        return id;
    }

    static OrganizationDocument of(Organization organization) {
        PlanLimits limits = organization.limits();
        return new OrganizationDocument(
                new ObjectId(organization.id().value()),
                organization.name().value(),
                organization.slug().value(),
                organization.plan().apiName(),
                new LimitsDocument(
                        limits.maxProjects(),
                        limits.maxTestRuns(),
                        limits.maxUsers(),
                        limits.maxConcurrentRuns()),
                organization.createdAt(),
                organization.updatedAt(),
                null);
    }

    Organization toOrganization() {
        return new Organization(
                new OrganizationId(id.toHexString()),
                new OrganizationName(name),
                new Slug(slug),
                Plan.named(plan).orElseThrow(),
                new PlanLimits(
                        limits.maxProjects(),
                        limits.maxTestRuns(),
                        limits.maxUsers(),
                        limits.maxConcurrentRuns()),
                createdAt,
                updatedAt);
    }
}
