package dev.aac.producer.insight;

import dev.aac.producer.execution.Backlog.RunPointer;
import dev.aac.producer.execution.EndedRuns;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.execution.RunLogContext;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.StoreAway;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Counts what has ended, on every replica: whoever wrote the end may be gone. Two that count the
 * same one cost time and nothing else.
 */
@Singleton
public class FigureSweep {

    /** Most executions looked at in one sweep, the first to end first. */
    static final int LOOKED_AT_MAX = 500;

    private static final Logger LOG = Logger.getLogger(FigureSweep.class);

    private final EndedRuns ended;
    private final Executions executions;
    private final FigureKeeping keeping;

    public FigureSweep(EndedRuns ended, Executions executions, FigureKeeping keeping) {
        this.ended = ended;
        this.executions = executions;
        this.keeping = keeping;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweepWhileTheStoreAnswers() {
        try {
            sweep();
        } catch (StoreAway away) {
            LOG.warnf("Runs that have ended are counted later: %s", away.getMessage());
        }
    }

    /**
     * Once. What is wrong with one execution is logged, and those behind it do not wait for it.
     *
     * @throws StoreAway when the store does not answer
     */
    public void sweep() {
        for (RunPointer pointer : ended.due(LOOKED_AT_MAX)) {
            try {
                count(pointer);
            } catch (StoreAway away) {
                throw away;
            } catch (RuntimeException broken) {
                LOG.warnf(
                        "%s of organization %s cannot be counted and is tried again: %s",
                        pointer.taskId(), pointer.scope().organizationId(), broken);
            }
        }
    }

    private void count(RunPointer pointer) {
        executions
                .find(pointer.scope(), pointer.taskId())
                .filter(found -> found.status().isFinal())
                .ifPresent(found -> count(pointer.scope(), found));
    }

    private void count(OrganizationScope scope, Execution ended) {
        if (!keeping.count(scope, ended)) {
            RunLogContext.during(ended, () -> LOG.warn("The run is counted later"));
        }
    }
}
