package dev.aac.producer.execution.dispatch;

import dev.aac.contract.job.RunJob;
import dev.aac.producer.execution.Backlog;
import dev.aac.producer.execution.ExecutionChanges;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.execution.Workers;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** A producer's whole way out to the workers, without its threads and timers. */
public final class DispatchSide {

    private final Dispatcher dispatcher;
    private final Resender resender;
    private final QueueTimeouts timeouts;
    private final Survey survey;

    /** The store's part of it. */
    public record Stores(Executions executions, Backlog backlog, Workers workers) {}

    /**
     * The broker's part of it.
     *
     * @param publish may throw what {@link JobQueue#publish} throws
     */
    public record Jobs(BooleanSupplier isOpen, Consumer<RunJob> publish) {}

    public DispatchSide(
            Stores stores,
            ExecutionChanges changes,
            ToIntFunction<OrganizationScope> limits,
            Jobs jobs,
            Clock clock) {
        JobSender sender = new JobSender(queue(jobs));
        Executions executions = stores.executions();
        survey = new Survey(stores.backlog(), stores.workers(), clock);
        dispatcher = new Dispatcher(survey, limits::applyAsInt, executions, changes, sender);
        resender = new Resender(stores.backlog(), executions, changes, sender, clock);
        timeouts = new QueueTimeouts(stores.backlog(), executions, changes, clock);
    }

    public int round() {
        try {
            return dispatcher.round();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** As when the broker is back. */
    public void sendAll() {
        resender.sendAll();
    }

    public void sendUnsureJobs() {
        resender.sendUnsure();
    }

    public void sendOverdueJobs() {
        if (survey.freeSlots() > 0) {
            resender.sendOverdue();
        }
    }

    public void endWhatWaitedTooLong() {
        timeouts.sweep();
    }

    private static JobQueue queue(Jobs jobs) {
        return new JobQueue() {
            @Override
            public boolean isOpen() {
                return jobs.isOpen().getAsBoolean();
            }

            @Override
            public void publish(RunJob job) {
                jobs.publish().accept(job);
            }
        };
    }
}
