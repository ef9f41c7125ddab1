package dev.aac.producer.execution.simulation;

import dev.aac.contract.fact.LogLine;
import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.ExecutionLogs;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.util.List;

/** One process's view of the shared logs. */
final class SimulatedLogs implements ExecutionLogs {

    /** With {@link Breakage#LOG_ANSWERED_BEFORE_WRITE}: one batch in so many is never written. */
    private static final int NOT_WRITTEN = 10;

    private final World world;
    private final StoreGate gate;

    SimulatedLogs(World world, StoreGate gate) {
        this.world = world;
        this.gate = gate;
    }

    @Override
    public void append(OrganizationScope scope, RunRef run, List<LogLine> lines) {
        if (world.is(Breakage.LOG_ANSWERED_BEFORE_WRITE) && world.chance.oneIn(NOT_WRITTEN)) {
            return;
        }
        gate.enter();
        world.logs.append(scope, run, lines);
        gate.leave();
    }

    @Override
    public List<LogLine> read(OrganizationScope scope, RunRef run, long fromSeq, int limit) {
        gate.enter();
        return world.logs.read(scope, run, fromSeq, limit);
    }

    @Override
    public String tail(OrganizationScope scope, RunRef run, int bytesMax) {
        gate.enter();
        return world.logs.tail(scope, run, bytesMax);
    }

    @Override
    public void deleteAll(OrganizationScope scope, TaskId taskId, RunId runId) {
        gate.enter();
        world.logs.deleteAll(scope, taskId, runId);
        gate.leave();
    }
}
