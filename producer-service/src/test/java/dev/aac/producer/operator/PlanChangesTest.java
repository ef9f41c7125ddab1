package dev.aac.producer.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.execution.SteppingClock;
import dev.aac.producer.organization.InMemoryOrganizations;
import dev.aac.producer.organization.Organization;
import dev.aac.producer.organization.Plan;
import dev.aac.producer.organization.PlanLimits;
import dev.aac.producer.organization.Slug;
import dev.aac.producer.organization.UsageReport;
import dev.aac.producer.platform.audit.AuditActor;
import dev.aac.producer.platform.audit.RecordedTrail;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlanChangesTest {

    private static final String ID = "0123456789abcdef01234567";

    private final SteppingClock clock = new SteppingClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final InMemoryOrganizations organizations = new InMemoryOrganizations();
    private final RecordedTrail trail = new RecordedTrail();
    private final PlanChanges changes =
            new PlanChanges(
                    organizations, new UsageReport(organizations, List.of(), clock), trail, clock);
    private final OrganizationScope acme =
            OrganizationScope.ofNewOrganization(new OrganizationId(ID));
    private final Slug slug = new Slug("org-" + ID);

    @BeforeEach
    void acmeIsOnTheFreePlan() {
        organizations.limit(acme, Plan.FREE.limits());
    }

    @Test
    void changedPlanIsShownWithTheOneBefore() {
        OrganizationState state = changes.change(slug, Plan.TEAM).orElseThrow();
        assertThat(state.plan()).isEqualTo("team");
        assertThat(state.previousPlan()).isEqualTo("free");
        assertThat(state.limits()).isEqualTo(Plan.TEAM.limits());
        assertThat(state.month()).isEqualTo("2026-01");
        assertThat(state.usage())
                .extracting(OrganizationState.Use::kind)
                .containsExactly("projects", "test_runs", "users", "concurrent_runs");
        assertThat(stored().plan()).isEqualTo(Plan.TEAM);
    }

    @Test
    void changeIsRecordedAsTheOperators() {
        changes.change(slug, Plan.ENTERPRISE);
        assertThat(trail.types()).containsExactly("PlanChanged");
        assertThat(trail.scopes()).containsExactly(acme);
        var event = trail.events().getFirst();
        assertThat(event.actor()).isEqualTo(AuditActor.NOBODY);
        assertThat(event.subject()).hasToString("organization:" + ID);
        assertThat(event.data())
                .containsEntry("by", "operator")
                .containsEntry("from", "free")
                .containsEntry("to", "enterprise")
                .hasSize(3);
        assertThat(trail.unsettled()).isEmpty();
    }

    @Test
    void samePlanChangesAndRecordsNothing() {
        OrganizationState state = changes.change(slug, Plan.FREE).orElseThrow();
        assertThat(state.previousPlan()).isNull();
        assertThat(trail.events()).isEmpty();
        assertThat(changes.show(slug)).contains(state);
    }

    @Test
    void samePlanGivesItsOwnLimitsBack() {
        organizations.limit(acme, new PlanLimits(9, 9, 9, 9));
        assertThat(changes.change(slug, Plan.FREE).orElseThrow().limits())
                .isEqualTo(Plan.FREE.limits());
        assertThat(trail.types()).containsExactly("PlanChanged");
    }

    @Test
    void unknownSlugIsNobodys() {
        Slug other = new Slug("nobody");
        assertThat(changes.show(other)).isEmpty();
        assertThat(changes.change(other, Plan.TEAM)).isEmpty();
        assertThat(trail.events()).isEmpty();
    }

    private Organization stored() {
        return organizations.find(acme).orElseThrow();
    }
}
