package dev.aac.producer.execution.dispatch;

import dev.aac.contract.broker.BrokerNames;
import dev.aac.producer.execution.Backlog.RunPointer;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.RunLogContext;
import dev.aac.producer.platform.broker.BrokerAway;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.tracing.Step;
import dev.aac.tracing.Traces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jboss.logging.Logger;

/** Publishes jobs and remembers those of which it is not known whether they got there. */
@Singleton
class JobSender {

    /** Most jobs remembered; any other is found by its age. */
    static final int UNSURE_MAX = 1_000;

    private static final Logger LOG = Logger.getLogger(JobSender.class);

    private final JobQueue jobs;
    private final BlockingQueue<RunPointer> unsure = new ArrayBlockingQueue<>(UNSURE_MAX);

    JobSender(JobQueue jobs) {
        this.jobs = jobs;
    }

    boolean isOpen() {
        return jobs.isOpen();
    }

    /**
     * @param execution already stored as sent
     * @return false when it may not have arrived: it will be sent again
     */
    boolean send(OrganizationScope scope, Execution execution) {
        try (var _ = RunLogContext.open(execution);
                Step step = Traces.sending(BrokerNames.JOBS, execution.currentRun())) {
            boolean sent = publish(scope, execution);
            if (!sent) {
                step.failed("the broker is away");
            }
            return sent;
        }
    }

    private boolean publish(OrganizationScope scope, Execution execution) {
        try {
            jobs.publish(JobFactory.jobOf(execution, Traces.current()));
            return true;
        } catch (BrokerAway away) {
            LOG.warnf("Job of %s: %s", execution.currentRun(), away.getMessage());
            if (!unsure.offer(new RunPointer(scope, execution.taskId()))) {
                LOG.warnf("Job of %s will be found by its age", execution.currentRun());
            }
            return false;
        }
    }

    /** Takes out those that may not have arrived. */
    List<RunPointer> takeUnsure() {
        List<RunPointer> taken = new ArrayList<>();
        unsure.drainTo(taken);
        return taken;
    }
}
