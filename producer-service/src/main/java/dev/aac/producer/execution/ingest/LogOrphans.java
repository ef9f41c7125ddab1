package dev.aac.producer.execution.ingest;

import dev.aac.contract.id.RunRef;
import dev.aac.producer.execution.ExecutionLogs;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.StoreAway;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Removes lines that were written after their execution had been deleted with its log. Whoever
 * deletes cannot see them coming: another replica may have decided to write them before. So whoever
 * has written looks again afterwards, not at every batch but every few seconds for all of them. A
 * late report of a run that is gone is looked at too: it is the trace of what a replica that died
 * in between has left.
 */
@Singleton
public class LogOrphans {

    /** Most runs remembered until the next look; of more, each is looked at once. */
    static final int SUSPECTS_MAX = 10_000;

    private static final Logger LOG = Logger.getLogger(LogOrphans.class);

    private final Executions executions;
    private final ExecutionLogs logs;
    private final Set<RunRef> suspects = ConcurrentHashMap.newKeySet();

    LogOrphans(Executions executions, ExecutionLogs logs) {
        this.executions = executions;
        this.logs = logs;
    }

    /** Lines of that run were written, perhaps after its execution was deleted. */
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
            // Forgotten before the look, so that lines of during the look are not.
            suspects.remove(run);
            try {
                look(run);
            } catch (StoreAway away) {
                suspects.add(run);
                LOG.debugf("Lines without an execution stay for now: %s", away.getMessage());
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
            logs.deleteAll(scope, run.taskId(), run.runId());
        }
    }
}
