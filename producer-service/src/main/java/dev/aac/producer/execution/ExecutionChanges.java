package dev.aac.producer.execution;

import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.Dispatch.Held;
import dev.aac.producer.execution.Dispatch.Waiting;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Every change of an execution: load, {@linkplain ExecutionStateMachine apply}, write if nobody
 * else did, and then tell those who wait for it.
 */
@ApplicationScoped
public class ExecutionChanges {

    /** How often a write that somebody else overtook is tried again. */
    static final int OVERTAKEN_MAX = 20;

    private static final Logger LOG = Logger.getLogger(ExecutionChanges.class);

    private final Executions executions;
    private final LiveEvents live;
    private final CancelSignals cancels;
    private final DispatchSignal dispatch;
    private final Clock clock;

    public ExecutionChanges(
            Executions executions,
            LiveEvents live,
            CancelSignals cancels,
            DispatchSignal dispatch,
            Clock clock) {
        this.executions = executions;
        this.live = live;
        this.cancels = cancels;
        this.dispatch = dispatch;
        this.clock = clock;
    }

    /**
     * Applies an event to the execution of that name.
     *
     * @throws IllegalStateException when others kept overtaking the write; nothing was written
     */
    public ChangeResult apply(OrganizationScope scope, TaskId taskId, RunEvent event) {
        return applyToLatest(scope, taskId, _ -> true, event);
    }

    /**
     * The same for what names a run and not only a task, which may have been deleted and made anew
     * meanwhile: the run is missing then.
     *
     * @throws IllegalStateException when others kept overtaking the write; nothing was written
     */
    public ChangeResult apply(OrganizationScope scope, RunRef run, RunEvent event) {
        return applyToLatest(
                scope, run.taskId(), found -> found.runId().equals(run.runId()), event);
    }

    /**
     * Applies an event to an execution as it was read before, if nobody has changed it since: for
     * decisions that rest on more than the state machine checks.
     */
    public ChangeResult applyTo(OrganizationScope scope, Execution known, RunEvent event) {
        return switch (ExecutionStateMachine.apply(known, event, clock.instant())) {
            case Transition.Ignored(var why) -> ignored(known, event, why);
            case Transition.Moved(var after) ->
                    switch (executions.replace(scope, after)) {
                        case SAVED -> saved(known, after);
                        case SLOT_TAKEN -> new ChangeResult.SlotTaken();
                        case STALE -> ignored(known, event, "overtaken");
                    };
        };
    }

    private ChangeResult applyToLatest(
            OrganizationScope scope, TaskId taskId, Predicate<Execution> meant, RunEvent event) {
        for (int attempt = 0; attempt < OVERTAKEN_MAX; attempt++) {
            Optional<Execution> found = executions.find(scope, taskId).filter(meant);
            if (found.isEmpty()) {
                return new ChangeResult.Missing();
            }
            Execution before = found.get();
            switch (ExecutionStateMachine.apply(before, event, clock.instant())) {
                case Transition.Ignored(var why) -> {
                    return ignored(before, event, why);
                }
                case Transition.Moved(var after) -> {
                    switch (executions.replace(scope, after)) {
                        case SAVED -> {
                            return saved(before, after);
                        }
                        case SLOT_TAKEN -> {
                            return new ChangeResult.SlotTaken();
                        }
                        case STALE -> RunLogContext.during(before, () -> LOG.debug("overtaken"));
                    }
                }
            }
        }
        throw new IllegalStateException("overtaken " + OVERTAKEN_MAX + " times on one execution");
    }

    private ChangeResult saved(Execution before, Execution after) {
        tell(before, after);
        return new ChangeResult.Changed(before, after);
    }

    private static ChangeResult ignored(Execution current, RunEvent event, String why) {
        RunLogContext.during(current, () -> LOG.debugf("%s is ignored: %s", event, why));
        return new ChangeResult.Unchanged(current, why);
    }

    /**
     * Accepts a new execution.
     *
     * @return whether it is new; false when the organization has one of that name
     */
    public boolean insert(OrganizationScope scope, Execution execution) {
        boolean inserted = executions.insert(scope, execution);
        if (inserted) {
            live.created(execution);
            dispatch.wake();
        }
        return inserted;
    }

    /** Removes an execution for good; a worker that still holds it stops it. */
    public boolean delete(OrganizationScope scope, Execution execution) {
        boolean deleted = executions.delete(scope, execution.taskId());
        if (deleted) {
            if (execution.progress().dispatch() instanceof Held) {
                cancels.cancel(execution.currentRun());
            }
            live.deleted(execution);
            dispatch.wake();
        }
        return deleted;
    }

    private void tell(Execution before, Execution after) {
        live.updated(before, after);
        Progress now = after.progress();
        if (now.cancelRequested()
                && !before.progress().cancelRequested()
                && now.dispatch() instanceof Held) {
            cancels.cancel(after.currentRun());
        }
        boolean placeFreed =
                before.progress().dispatch().slot().isPresent() && now.dispatch().slot().isEmpty();
        if (placeFreed || now.dispatch() instanceof Waiting) {
            dispatch.wake();
        }
    }
}
