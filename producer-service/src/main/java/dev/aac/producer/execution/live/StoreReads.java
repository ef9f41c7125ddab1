package dev.aac.producer.execution.live;

import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionFilter;
import dev.aac.producer.execution.ExecutionLogs;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Reads on virtual threads, a bounded number at a time: in all, and for each organization, so that
 * the replays of one do not keep another waiting.
 */
final class StoreReads {

    /** Most reads at a time on this replica. */
    static final int READS_MAX = 16;

    /** Most reads at a time for one organization. */
    static final int READS_PER_ORGANIZATION_MAX = 4;

    private static final Logger LOG = Logger.getLogger(StoreReads.class);

    private final Executions executions;
    private final ExecutionLogs logs;
    private final Executor threads;
    private final Semaphore all = new Semaphore(READS_MAX, true);

    /**
     * @param threads one virtual thread for each task
     */
    StoreReads(Executions executions, ExecutionLogs logs, Executor threads) {
        this.executions = executions;
        this.logs = logs;
        this.threads = threads;
    }

    RoomReads in(OrganizationScope scope) {
        return new InScope(scope);
    }

    private final class InScope implements RoomReads {

        private final OrganizationScope scope;
        private final Semaphore own = new Semaphore(READS_PER_ORGANIZATION_MAX, true);

        InScope(OrganizationScope scope) {
            this.scope = scope;
        }

        @Override
        public void lines(RunRef run, long fromSeq, int limit, Consumer<LogRead> done) {
            read(
                    () -> new LogRead.Lines(logs.read(scope, run, fromSeq, limit)),
                    new LogRead.Failed(),
                    done);
        }

        @Override
        public void newestExecutions(int limit, Consumer<StateRead> done) {
            read(
                    () ->
                            new StateRead.Found(
                                    executions.page(scope, ExecutionFilter.ANY, null, limit)),
                    new StateRead.Failed(),
                    done);
        }

        @Override
        public void executions(List<TaskId> taskIds, Consumer<StateRead> done) {
            read(() -> new StateRead.Found(found(taskIds)), new StateRead.Failed(), done);
        }

        private List<Execution> found(List<TaskId> taskIds) {
            return taskIds.stream()
                    .flatMap(taskId -> executions.find(scope, taskId).stream())
                    .toList();
        }

        private <T> void read(Supplier<? extends T> query, T failed, Consumer<T> done) {
            threads.execute(() -> done.accept(bounded(query, failed)));
        }

        private <T> T bounded(Supplier<? extends T> query, T failed) {
            own.acquireUninterruptibly();
            all.acquireUninterruptibly();
            try {
                return query.get();
            } catch (RuntimeException failure) {
                LOG.warnf("Live: the store could not be read (%s)", failure.toString());
                return failed;
            } finally {
                all.release();
                own.release();
            }
        }
    }
}
