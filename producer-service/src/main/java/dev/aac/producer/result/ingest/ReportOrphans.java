package dev.aac.producer.result.ingest;

import dev.aac.contract.id.RunRef;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.execution.RunRemains;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.StoreAway;
import dev.aac.producer.result.ReportsAway;
import dev.aac.producer.result.RunResults;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Removes what was kept of a run after its execution had been deleted, as logs are: whoever deletes
 * cannot see it coming, so whoever has written looks again afterwards.
 */
@Singleton
public class ReportOrphans {

    /** Most runs remembered until the next look; of more, each is looked at once. */
    static final int SUSPECTS_MAX = 10_000;

    private static final Logger LOG = Logger.getLogger(ReportOrphans.class);

    private final Executions executions;
    private final RunRemains results;
    private final Set<RunRef> suspects = ConcurrentHashMap.newKeySet();

    ReportOrphans(Executions executions, RunResults results) {
        this.executions = executions;
        this.results = results;
    }

    /** Something of that run was written, perhaps after its execution was deleted. */
    void suspect(RunRef run) {
        if (suspects.size() < SUSPECTS_MAX) {
            suspects.add(run);
        } else {
            look(run);
        }
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweep() {
        for (RunRef run : List.copyOf(suspects)) {
            // Forgotten before the look, so that what is written during the look is not.
            suspects.remove(run);
            try {
                look(run);
            } catch (StoreAway | ReportsAway away) {
                suspects.add(run);
                LOG.debugf("Reports without an execution stay for now: %s", away.getMessage());
                return;
            }
        }
    }

    private void look(RunRef run) {
        OrganizationScope scope = OrganizationScope.ofMatchedRun(run);
        boolean isThere =
                executions
                        .find(scope, run.taskId())
                        .filter(found -> found.runId().equals(run.runId()))
                        .isPresent();
        if (!isThere) {
            results.deleteAll(scope, run);
        }
    }
}
