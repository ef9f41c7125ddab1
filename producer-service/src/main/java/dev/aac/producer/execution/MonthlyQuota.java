package dev.aac.producer.execution;

import dev.aac.producer.execution.MonthlyRuns.Counting;
import dev.aac.producer.execution.MonthlyRuns.OpenRun;
import dev.aac.producer.organization.Organization;
import dev.aac.producer.organization.Organizations;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.StoreAway;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Holds an organization to its plan's runs per UTC calendar month. The limit is read at each
 * request: a changed plan acts at once.
 */
@ApplicationScoped
public class MonthlyQuota {

    /** After so long a sweep looks whether the execution of a counted run was stored. */
    static final Duration STORED_WITHIN = Duration.ofMinutes(1);

    private static final Logger LOG = Logger.getLogger(MonthlyQuota.class);

    private final Organizations organizations;
    private final MonthlyRuns runs;

    public MonthlyQuota(Organizations organizations, MonthlyRuns runs) {
        this.organizations = organizations;
        this.runs = runs;
    }

    /**
     * Counts an execution that is about to be stored. The caller says afterwards whether it was, by
     * {@link #stored} or {@link #notStored}; if it cannot, a sweep finds out.
     *
     * @return empty when it may be stored
     * @throws ProblemException when the organization is gone
     */
    Optional<SubmitResult.Refused> count(OrganizationScope scope, Execution execution) {
        int limit =
                organizations
                        .find(scope)
                        .map(Organization::limits)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                FixedProblem.USER_OR_ORGANIZATION_NOT_FOUND))
                        .maxTestRuns();
        Instant now = execution.submission().createdAt();
        YearMonth month = monthOf(execution);
        OpenRun run =
                new OpenRun(execution.runId(), execution.taskId(), true, now.plus(STORED_WITHIN));
        return switch (runs.count(scope, month, run, limit)) {
            case Counting.Counted() -> Optional.empty();
            case Counting.Full(int used) ->
                    Optional.of(new SubmitResult.MonthlyRunsUsedUp(limit, used, now, endOf(month)));
            case Counting.Crowded() -> Optional.of(new SubmitResult.Crowded());
        };
    }

    /** The execution is stored and counts. */
    void stored(OrganizationScope scope, Execution execution) {
        close(scope, execution, true);
    }

    /** The execution was refused and will never be stored. */
    void notStored(OrganizationScope scope, Execution execution) {
        close(scope, execution, false);
    }

    /**
     * The execution is about to be deleted and counts nevertheless: without this the sweep could
     * take it for one that was never stored.
     */
    void keep(OrganizationScope scope, Execution execution) {
        runs.close(scope, monthOf(execution), execution.runId(), true);
    }

    private void close(OrganizationScope scope, Execution execution, boolean stored) {
        try {
            runs.close(scope, monthOf(execution), execution.runId(), stored);
        } catch (StoreAway away) {
            LOG.debugf("%s is left to the sweep: %s", execution.currentRun(), away.getMessage());
        }
    }

    private static YearMonth monthOf(Execution execution) {
        return YearMonth.from(execution.submission().createdAt().atOffset(ZoneOffset.UTC));
    }

    private static Instant endOf(YearMonth month) {
        return month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
