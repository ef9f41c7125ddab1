package dev.aac.producer.execution.simulation;

import dev.aac.contract.fact.RunPhase;
import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.execution.ForwardingExecutions;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One process's view of the shared executions. Each write is checked against the rules. */
final class SimulatedExecutions extends ForwardingExecutions {

    private final World world;
    private final StoreGate gate;
    private final Executions store;

    SimulatedExecutions(World world, StoreGate gate) {
        this.world = world;
        this.gate = gate;
        this.store = new BrokenExecutions(world);
    }

    @Override
    public boolean insert(OrganizationScope scope, Execution execution) {
        gate.enter();
        boolean inserted = store.insert(scope, execution);
        gate.leave();
        return inserted;
    }

    @Override
    public Written replace(OrganizationScope scope, Execution next) {
        gate.enter();
        Optional<Execution> before = world.executions.find(scope, next.taskId());
        Written written = store.replace(scope, next);
        before.ifPresent(
                stored -> world.races.tried(stored, next, written, world.timeline.instant()));
        if (written == Written.SAVED) {
            Execution after = world.executions.find(scope, next.taskId()).orElseThrow();
            world.trace.note(() -> Names.of(after) + " is now " + Names.state(after));
            world.rules.wrote(before.orElseThrow(), after);
        }
        gate.leave();
        return written;
    }

    @Override
    public Renewed extendLease(
            OrganizationScope scope,
            TaskId taskId,
            FencingToken token,
            Instant until,
            @Nullable RunPhase phase) {
        gate.enter();
        Renewed renewed = store.extendLease(scope, taskId, token, until, phase);
        if (renewed == Renewed.LOST) {
            world.races.saw(Race.RENEWAL_OF_A_LEASE_THAT_IS_OVER);
        }
        gate.leave();
        return renewed;
    }

    @Override
    public boolean delete(OrganizationScope scope, TaskId taskId) {
        gate.enter();
        Optional<Execution> before = world.executions.find(scope, taskId);
        boolean deleted = store.delete(scope, taskId);
        before.ifPresent(world.rules::deleted);
        gate.leave();
        return deleted;
    }

    @Override
    protected Executions target() {
        gate.enter();
        return store;
    }
}
