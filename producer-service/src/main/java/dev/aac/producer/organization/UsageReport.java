package dev.aac.producer.organization;

import static java.util.Objects.requireNonNull;

import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Compares what an organization uses with its plan. */
@Singleton
public class UsageReport {

    private final Organizations organizations;
    private final Map<UsageKind, UsageCounter> counters = new EnumMap<>(UsageKind.class);
    private final Clock clock;

    /**
     * @throws IllegalStateException when two count the same kind
     */
    public UsageReport(Organizations organizations, @All List<UsageCounter> counters, Clock clock) {
        this.organizations = organizations;
        this.clock = clock;
        for (UsageCounter counter : counters) {
            if (this.counters.put(counter.kind(), counter) != null) {
                throw new IllegalStateException("two counters of " + counter.kind());
            }
        }
    }

    /**
     * @param usages one of each kind; nothing is used of a kind that nobody counts, because no
     *     feature makes such things yet
     */
    public record Report(YearMonth month, Organization organization, List<Usage> usages) {

        public Report {
            requireNonNull(month, "month is null");
            requireNonNull(organization, "organization is null");
            usages = List.copyOf(usages);
        }

        /** When the runs of the month count from none again. */
        public Instant resetsAt() {
            return month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        }

        public Usage of(UsageKind kind) {
            return usages.stream().filter(usage -> usage.kind() == kind).findFirst().orElseThrow();
        }
    }

    /**
     * @throws ProblemException {@link FixedProblem#USER_OR_ORGANIZATION_NOT_FOUND}
     */
    public Report of(OrganizationScope scope) {
        Organization organization =
                organizations
                        .find(scope)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                FixedProblem.USER_OR_ORGANIZATION_NOT_FOUND));
        Instant now = clock.instant();
        List<Usage> usages =
                Arrays.stream(UsageKind.values())
                        .map(
                                kind ->
                                        new Usage(
                                                kind,
                                                used(kind, scope, now),
                                                kind.limitOf(organization.limits())))
                        .toList();
        return new Report(YearMonth.from(now.atOffset(ZoneOffset.UTC)), organization, usages);
    }

    private int used(UsageKind kind, OrganizationScope scope, Instant now) {
        UsageCounter counter = counters.get(kind);
        return counter == null ? 0 : counter.used(scope, now);
    }
}
