package dev.aac.producer.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link Organizations} must show of slugs and plans, beside those of others. */
public abstract class OrganizationsContract {

    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2026-02-01T00:00:00Z");

    protected abstract Organizations organizations();

    private OrganizationScope made(String slug, Plan plan) {
        OrganizationScope scope = OrganizationScope.ofNewOrganization(organizations().newId());
        boolean inserted =
                organizations()
                        .insert(
                                scope,
                                new Organization(
                                        scope.organizationId(),
                                        new OrganizationName("Acme"),
                                        new Slug(slug),
                                        plan,
                                        plan.limits(),
                                        MADE,
                                        MADE));
        assertThat(inserted).isTrue();
        return scope;
    }

    private static String unique() {
        return "slug-" + UUID.randomUUID();
    }

    @Test
    void organizationIsFoundByItsSlugAndByNoOther() {
        String slug = unique();
        OrganizationScope scope = made(slug, Plan.FREE);
        made(unique(), Plan.FREE);
        assertThat(organizations().findBySlug(new Slug(slug)))
                .isEqualTo(organizations().find(scope))
                .isNotEmpty();
        assertThat(organizations().findBySlug(new Slug(slug + "-2"))).isEmpty();
    }

    @Test
    void changedPlanComesWithItsLimitsAndLeavesTheRest() {
        OrganizationScope scope = made(unique(), Plan.FREE);
        OrganizationScope other = made(unique(), Plan.FREE);
        Organization before = organizations().find(scope).orElseThrow();
        assertThat(organizations().changePlan(scope, Plan.FREE, Plan.TEAM, LATER)).isTrue();
        assertThat(organizations().find(scope))
                .contains(
                        new Organization(
                                before.id(),
                                before.name(),
                                before.slug(),
                                Plan.TEAM,
                                Plan.TEAM.limits(),
                                MADE,
                                LATER));
        assertThat(organizations().find(other).orElseThrow().plan()).isEqualTo(Plan.FREE);
    }

    @Test
    void nameIsChangedWhereThereIsAnOrganization() {
        OrganizationScope scope = made(unique(), Plan.FREE);
        OrganizationScope other = made(unique(), Plan.FREE);
        OrganizationScope nobody = OrganizationScope.ofNewOrganization(organizations().newId());
        OrganizationName name = new OrganizationName("Globex");

        assertThat(organizations().rename(scope, name, LATER)).isTrue();
        assertThat(organizations().rename(nobody, name, LATER)).isFalse();

        Organization renamed = organizations().find(scope).orElseThrow();
        assertThat(renamed.name()).isEqualTo(name);
        assertThat(renamed.updatedAt()).isEqualTo(LATER);
        assertThat(organizations().find(other).orElseThrow().name()).isNotEqualTo(name);
    }

    @Test
    void organizationsOnAPlanAreReadPageByPage() {
        List<OrganizationScope> before = onPlan(Plan.ENTERPRISE);
        OrganizationScope first = made(unique(), Plan.ENTERPRISE);
        made(unique(), Plan.TEAM);
        OrganizationScope second = made(unique(), Plan.ENTERPRISE);

        assertThat(onPlan(Plan.ENTERPRISE))
                .hasSize(before.size() + 2)
                .containsAll(before)
                .endsWith(first, second);
        assertThat(organizations().onPlan(Plan.ENTERPRISE, null, 1)).hasSize(1);
        assertThat(organizations().onPlan(Plan.ENTERPRISE, second.organizationId(), 1)).isEmpty();
    }

    private List<OrganizationScope> onPlan(Plan plan) {
        return organizations().onPlan(plan, null, Organizations.PLANS_MAX);
    }

    @Test
    void planIsChangedOnlyFromTheExpectedOne() {
        OrganizationScope scope = made(unique(), Plan.TEAM);
        assertThat(organizations().changePlan(scope, Plan.FREE, Plan.ENTERPRISE, LATER)).isFalse();
        assertThat(organizations().find(scope).orElseThrow().plan()).isEqualTo(Plan.TEAM);
        OrganizationScope nobody = OrganizationScope.ofNewOrganization(organizations().newId());
        assertThat(organizations().changePlan(nobody, Plan.FREE, Plan.TEAM, LATER)).isFalse();
        assertThat(organizations().find(nobody)).isEmpty();
    }
}
