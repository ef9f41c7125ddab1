package dev.aac.producer.execution;

import dev.aac.contract.fact.RunPhase;
import dev.aac.contract.id.TaskId;
import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.execution.Dispatch.Analyzing;
import dev.aac.producer.execution.Dispatch.Done;
import dev.aac.producer.execution.Dispatch.Held;
import dev.aac.producer.execution.Dispatch.Sent;
import dev.aac.producer.execution.Dispatch.Waiting;
import dev.aac.producer.execution.DispatchCapacity.Capacity;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.StoreAway;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jboss.logging.Logger;

/**
 * Why executions are PENDING. It tells an organization of its own line and of the installation's
 * slots, never of who else waits. Costs nothing when none is PENDING, and otherwise a few look-ups
 * for any number of executions. May be outdated by a second. Never fails for want of the store:
 * what it told of is read, or even changed, by then, and its answer must not become an error. The
 * reason is left out.
 */
@ApplicationScoped
public class WaitingReasons {

    private static final Logger LOG = Logger.getLogger(WaitingReasons.class);

    private final Lines lines;
    private final RunDurations durations;
    private final DispatchCapacity capacity;

    public WaitingReasons(Lines lines, RunDurations durations, DispatchCapacity capacity) {
        this.lines = lines;
        this.durations = durations;
        this.capacity = capacity;
    }

    /** Empty unless it is PENDING and the reason can be known. */
    public Optional<WaitingState> of(OrganizationScope scope, Execution execution) {
        return Optional.ofNullable(of(scope, List.of(execution)).get(execution.taskId()));
    }

    /** Of those that are PENDING; of none when the reasons cannot be known. */
    public Map<TaskId, WaitingState> of(OrganizationScope scope, List<Execution> executions) {
        return states(
                scope,
                executions,
                waiting -> lines.countBefore(scope, waiting, Positions.COUNTED_MAX));
    }

    /**
     * Of one that was accepted just now. At the end of a long line it is told no position: counting
     * would cost more than accepting.
     */
    public Optional<WaitingState> ofAccepted(OrganizationScope scope, Execution execution) {
        return Optional.ofNullable(
                states(scope, List.of(execution), _ -> Positions.COUNTED_MAX)
                        .get(execution.taskId()));
    }

    private Map<TaskId, WaitingState> states(
            OrganizationScope scope,
            List<Execution> executions,
            ToIntFunction<Waiting> countBefore) {
        List<Execution> pending =
                executions.stream().filter(e -> e.status() == ExecutionStatus.PENDING).toList();
        if (pending.isEmpty()) {
            return Map.of();
        }
        try {
            return statesOf(scope, pending, countBefore);
        } catch (StoreAway away) {
            LOG.debugf(
                    "Why %d executions wait is not known: %s", pending.size(), away.getMessage());
            return Map.of();
        }
    }

    private Map<TaskId, WaitingState> statesOf(
            OrganizationScope scope, List<Execution> pending, ToIntFunction<Waiting> countBefore) {
        Capacity now = capacity.now();
        Map<TaskId, WaitingState> states = new HashMap<>();
        Map<TaskId, Waiting> inLine = new HashMap<>();
        for (Execution execution : pending) {
            switch (execution.progress().dispatch()) {
                case Waiting waiting -> inLine.put(execution.taskId(), waiting);
                case Sent _ -> states.put(execution.taskId(), state(onItsWay(now)));
                case Held(_, var lease) -> states.put(execution.taskId(), state(heldBy(lease)));
                case Analyzing _, Done _ -> throw new IllegalStateException("PENDING and ended");
            }
        }
        if (!inLine.isEmpty()) {
            LineOutlook outlook =
                    outlook(scope, now, line -> new Positions(line, inLine.values(), countBefore));
            inLine.forEach((taskId, waiting) -> states.put(taskId, outlook.of(waiting)));
        }
        return states;
    }

    private LineOutlook outlook(
            OrganizationScope scope, Capacity now, Function<WaitingLine, Positions> positions) {
        WaitingLine line = lines.of(scope);
        return new LineOutlook(
                now,
                capacity.runLimit(scope),
                line.live(),
                positions.apply(line),
                durations.median(scope));
    }

    private static WaitingReason onItsWay(Capacity now) {
        if (!now.brokerOpen()) {
            return WaitingReason.BROKER_AWAY;
        }
        return now.slots() == 0 ? WaitingReason.NO_WORKER : WaitingReason.STARTING;
    }

    private static WaitingReason heldBy(Lease lease) {
        return lease.phase() == RunPhase.PREPARING
                ? WaitingReason.PULLING_IMAGE
                : WaitingReason.STARTING;
    }

    private static WaitingState state(WaitingReason reason) {
        return new WaitingState(reason, null, null);
    }
}
