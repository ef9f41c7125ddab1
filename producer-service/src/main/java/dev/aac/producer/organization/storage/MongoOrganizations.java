package dev.aac.producer.organization.storage;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.organization.Organization;
import dev.aac.producer.organization.OrganizationName;
import dev.aac.producer.organization.Organizations;
import dev.aac.producer.organization.Plan;
import dev.aac.producer.organization.PlanLimits;
import dev.aac.producer.organization.Slug;
import dev.aac.producer.platform.tenancy.CredentialLookup;
import dev.aac.producer.platform.tenancy.DuplicateKey;
import dev.aac.producer.platform.tenancy.MaintenanceScope;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.TenantCollection;
import dev.aac.schema.StoreIndex;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** {@link Organizations} in MongoDB. */
@ApplicationScoped
public class MongoOrganizations implements Organizations {

    private static final String ID = "_id";
    private static final String MAX_CONCURRENT_RUNS = "limits.maxConcurrentRuns";

    private final TenantCollection<OrganizationDocument> organizations;

    public MongoOrganizations(OrganizationRepository repository) {
        this.organizations = TenantCollection.of(repository);
    }

    @Override
    public OrganizationId newId() {
        return new OrganizationId(new ObjectId().toHexString());
    }

    @Override
    public boolean insert(OrganizationScope scope, Organization organization) {
        try {
            organizations.in(scope).insert(OrganizationDocument.of(organization));
            return true;
        } catch (DuplicateKey duplicate) {
            if (duplicate.isOn(StoreIndex.ORGANIZATIONS_SLUG)) {
                return false;
            }
            throw duplicate;
        }
    }

    @Override
    public Optional<Organization> find(OrganizationScope scope) {
        return organizations
                .in(scope)
                .findFirst(new Document())
                .map(OrganizationDocument::toOrganization);
    }

    @Override
    public Map<OrganizationScope, Integer> maxConcurrentRuns(Collection<OrganizationScope> scopes) {
        if (scopes.isEmpty()) {
            return Map.of();
        }
        if (scopes.size() > LIMITS_MAX) {
            throw new IllegalArgumentException("more than " + LIMITS_MAX + " organizations");
        }
        List<ObjectId> ids =
                scopes.stream()
                        .map(scope -> new ObjectId(scope.organizationId().value()))
                        .distinct()
                        .toList();
        // What is no number is as good as gone: it must not stop the dispatcher for all others.
        Document these =
                new Document(ID, new Document("$in", ids))
                        .append(MAX_CONCURRENT_RUNS, new Document("$gte", 0));
        return MaintenanceScope.forPurpose("limits of concurrent runs")
                .pairs(
                        new MaintenanceScope.Sweep<>(
                                organizations, MAX_CONCURRENT_RUNS, these, new Document()),
                        ids.size())
                .stream()
                .collect(
                        Collectors.toMap(
                                MaintenanceScope.Pair::reenter,
                                // A shell writes whole numbers as fractions.
                                pair -> Double.valueOf(pair.key()).intValue()));
    }

    @Override
    public boolean isTaken(Slug slug) {
        return CredentialLookup.find(
                        organizations, CredentialLookup.Credential.ORGANIZATION_SLUG, slug.value())
                .isPresent();
    }

    @Override
    public Optional<Organization> findBySlug(Slug slug) {
        return CredentialLookup.find(
                        organizations, CredentialLookup.Credential.ORGANIZATION_SLUG, slug.value())
                .map(OrganizationDocument::toOrganization);
    }

    @Override
    public boolean changePlan(OrganizationScope scope, Plan from, Plan to, Instant at) {
        PlanLimits limits = to.limits();
        Document changed =
                new Document("plan", to.apiName())
                        .append("limits.maxProjects", limits.maxProjects())
                        .append("limits.maxTestRuns", limits.maxTestRuns())
                        .append("limits.maxUsers", limits.maxUsers())
                        .append(MAX_CONCURRENT_RUNS, limits.maxConcurrentRuns())
                        .append("updatedAt", at);
        return organizations
                .in(scope)
                .updateFirst(new Document("plan", from.apiName()), new Document("$set", changed));
    }

    @Override
    public boolean rename(OrganizationScope scope, OrganizationName name, Instant at) {
        Document renamed = new Document("name", name.value()).append("updatedAt", at);
        return organizations.in(scope).updateFirst(new Document(), new Document("$set", renamed));
    }

    @Override
    public void delete(OrganizationScope scope) {
        organizations.in(scope).deleteFirst(new Document());
    }

    @Override
    public List<OrganizationScope> onPlan(Plan plan, @Nullable OrganizationId after, int limit) {
        Document onIt = new Document("plan", plan.apiName());
        if (after != null) {
            onIt.append(ID, new Document("$gt", new ObjectId(after.value())));
        }
        return MaintenanceScope.forPurpose("organizations on a plan")
                .pairs(
                        new MaintenanceScope.Sweep<>(organizations, ID, onIt, new Document(ID, 1)),
                        limit)
                .stream()
                .map(MaintenanceScope.Pair::reenter)
                .toList();
    }

    @Override
    public List<MaintenanceScope.Pair> createdBetween(Instant from, Instant to, int limit) {
        Document created = new Document("createdAt", new Document("$gte", from).append("$lt", to));
        return MaintenanceScope.forPurpose("organizations without users")
                .pairs(
                        new MaintenanceScope.Sweep<>(
                                organizations, "slug", created, new Document("createdAt", 1)),
                        limit);
    }
}
