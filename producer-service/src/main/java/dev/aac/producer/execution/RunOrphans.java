package dev.aac.producer.execution;

import dev.aac.contract.id.RunRef;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.StoreAway;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Removes what was written of a run after its execution had been deleted with all that belonged to
 * it. Whoever deletes cannot see it coming: another replica may have decided to write before. So
 * whoever has written looks again afterwards, not at every batch but every few seconds for all of
 * them. A late report of a run that is gone is looked at too: it is the trace of what a replica
 * that died in between has left. Safe for all threads.
 */
@Singleton
public class RunOrphans {

    /** Most runs remembered until the next look; of more, each is looked at once. */
    public static final int SUSPECTS_MAX = 10_000;

    private static final Logger LOG = Logger.getLogger(RunOrphans.class);

    private final Executions executions;
    private final ExecutionLogs logs;
    private final List<RunRemains> remains;
    private final Map<RunRef, OrganizationScope> suspects = new ConcurrentHashMap<>();

    public RunOrphans(Executions executions, ExecutionLogs logs, @All List<RunRemains> remains) {
        this.executions = executions;
        this.logs = logs;
        this.remains = remains;
    }

    /**
     * Something of that run was written, perhaps after its execution was deleted.
     *
     * @param scope of the organization that the run is of
     */
    public void suspect(OrganizationScope scope, RunRef run) {
        if (suspects.size() < SUSPECTS_MAX) {
            suspects.put(run, scope);
        } else {
            look(scope, run);
        }
    }

    /**
     * Looks at all suspects, until the store does not answer. Where a feature's own place does not,
     * the suspect stays one and the next is looked at.
     */
    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    public void sweep() {
        for (Map.Entry<RunRef, OrganizationScope> suspect : Map.copyOf(suspects).entrySet()) {
            RunRef run = suspect.getKey();
            OrganizationScope scope = suspect.getValue();
            // Forgotten before the look, so that what is written during the look is not.
            suspects.remove(run);
            try {
                look(scope, run);
            } catch (StoreAway away) {
                keep(scope, run, away);
                return;
            } catch (ProblemException away) {
                keep(scope, run, away);
            }
        }
    }

    private void keep(OrganizationScope scope, RunRef run, ProblemException away) {
        suspects.put(run, scope);
        LOG.debugf("What has no execution stays for now: %s", away.getMessage());
    }

    private void look(OrganizationScope scope, RunRef run) {
        boolean isThere =
                executions
                        .find(scope, run.taskId())
                        .filter(found -> found.runId().equals(run.runId()))
                        .isPresent();
        if (!isThere) {
            logs.deleteAll(scope, run.taskId(), run.runId());
            remains.forEach(each -> each.deleteAll(scope, run));
        }
    }
}
