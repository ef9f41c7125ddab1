package dev.aac.producer.execution;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.organization.Organizations;
import dev.aac.producer.organization.Plan;
import dev.aac.producer.organization.Retention;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Removes the details of executions that were kept as long as the plan says which their
 * organization is on now. On every replica, organization by organization, of each some and the
 * oldest first.
 */
@Singleton
public class RetentionSweep {

    /** Most executions of one organization in a round; the next one goes on. */
    static final int OF_ORGANIZATION_MAX = 1_000;

    private static final Logger LOG = Logger.getLogger(RetentionSweep.class);

    private final Organizations organizations;
    private final Retention retention;
    private final DetailsRemoval removal;
    private final RetentionMetrics metrics;
    private final Clock clock;

    public RetentionSweep(
            Organizations organizations,
            Retention retention,
            DetailsRemoval removal,
            RetentionMetrics metrics,
            Clock clock) {
        this.organizations = organizations;
        this.retention = retention;
        this.removal = removal;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** What one round has done. For one thread. */
    private static final class Round {

        private int removed;

        /** Since when the oldest has been due that was left for the next round. */
        private @Nullable Instant left;

        private void leave(Instant dueSince) {
            left = left == null || dueSince.isBefore(left) ? dueSince : left;
        }
    }

    @Scheduled(
            every = "{aac.retention.sweep-every}",
            delayed = "{aac.retention.sweep-after}",
            concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweepWhileAllAnswer() {
        try {
            sweep();
        } catch (ProblemException away) {
            // Nothing more is begun: what is said to be removed is to go soon.
            LOG.warnf("The removal of old logs and reports is put off: %s", away.getMessage());
        }
    }

    /** Once; throws what the store and the places of reports throw. */
    public void sweep() {
        Round round = new Round();
        round.removed += removal.takeUp();
        for (Plan plan : Plan.values()) {
            retention.time(plan).ifPresent(time -> sweep(plan, time, round));
        }
        metrics.next(round.left);
        if (round.removed > 0) {
            LOG.infof(
                    "Logs and reports of %d executions are removed: their time was over",
                    round.removed);
        }
    }

    private void sweep(Plan plan, Duration time, Round round) {
        @Nullable OrganizationId last = null;
        List<OrganizationScope> page;
        do {
            page = organizations.onPlan(plan, last, Organizations.PLANS_MAX);
            for (OrganizationScope scope : page) {
                sweep(scope, time, round);
                last = scope.organizationId();
            }
        } while (page.size() == Organizations.PLANS_MAX);
    }

    private void sweep(OrganizationScope scope, Duration time, Round round) {
        Instant endedBefore = clock.instant().minus(time);
        int seen = 0;
        List<Execution> due = removal.due(scope, endedBefore);
        while (!due.isEmpty() && seen < OF_ORGANIZATION_MAX) {
            for (Execution execution : due) {
                metrics.next(dueSince(execution, time));
                round.removed += removal.remove(scope, execution) ? 1 : 0;
            }
            seen += due.size();
            due = removal.due(scope, endedBefore);
        }
        if (!due.isEmpty()) {
            round.leave(dueSince(due.getFirst(), time));
        }
    }

    private static Instant dueSince(Execution execution, Duration time) {
        return requireNonNull(execution.progress().result().endTime(), "due and not ended")
                .plus(time);
    }
}
