package dev.aac.producer.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.organization.Organization;
import dev.aac.producer.organization.Plan;
import dev.aac.producer.organization.PlanLimits;
import dev.aac.producer.organization.Usage;
import dev.aac.producer.organization.UsageReport;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An organization as its operator is shown it; the JSON of the routes and of {@code --json}.
 *
 * @param previousPlan the one before the change that was asked for; absent when nothing changed
 * @param month of the UTC calendar, in which the runs are counted
 */
@JsonPropertyOrder({"id", "name", "slug", "plan", "previousPlan", "limits", "month", "usage"})
public record OrganizationState(
        String id,
        String name,
        String slug,
        String plan,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String previousPlan,
        PlanLimits limits,
        String month,
        List<Use> usage) {

    public OrganizationState {
        usage = List.copyOf(usage);
    }

    /**
     * How much is used of one limit.
     *
     * @param kind projects, test_runs, users or concurrent_runs
     */
    @JsonPropertyOrder({"kind", "used", "limit"})
    public record Use(String kind, int used, int limit) {

        private static Use of(Usage usage) {
            return new Use(
                    usage.kind().name().toLowerCase(Locale.ROOT), usage.used(), usage.limit());
        }

        /** What a smaller plan than before left. */
        boolean isOver() {
            return used > limit;
        }
    }

    static OrganizationState of(UsageReport.Report report, @Nullable Plan previous) {
        Organization organization = report.organization();
        return new OrganizationState(
                organization.id().value(),
                organization.name().value(),
                organization.slug().value(),
                organization.plan().apiName(),
                previous == null ? null : previous.apiName(),
                organization.limits(),
                report.month().toString(),
                report.usages().stream().map(Use::of).toList());
    }
}
