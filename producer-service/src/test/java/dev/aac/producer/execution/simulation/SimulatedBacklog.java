package dev.aac.producer.execution.simulation;

import dev.aac.producer.execution.Backlog;
import dev.aac.producer.execution.InMemoryBacklog;
import java.time.Instant;
import java.util.List;

/** One process's view of the shared backlog. Called from several threads at once. */
final class SimulatedBacklog implements Backlog {

    private final World world;
    private final StoreGate gate;
    private final Backlog store;

    SimulatedBacklog(World world, StoreGate gate) {
        this.world = world;
        this.gate = gate;
        this.store = new InMemoryBacklog(world.executions);
    }

    @Override
    public List<WaitingOrganization> waiting(int limit) {
        gate.survey();
        return store.waiting(limit);
    }

    @Override
    public long waitingRuns() {
        gate.survey();
        return store.waitingRuns();
    }

    @Override
    public List<TakenPlace> takenPlaces() {
        gate.survey();
        return store.takenPlaces();
    }

    @Override
    public List<RunPointer> sentBefore(Instant time, int limit) {
        gate.survey();
        return world.is(Breakage.NEVER_SENT_AGAIN) ? List.of() : store.sentBefore(time, limit);
    }

    @Override
    public List<RunPointer> leaseEndedBefore(Instant time, int limit) {
        gate.survey();
        return world.is(Breakage.LEASES_NEVER_END)
                ? List.of()
                : store.leaseEndedBefore(time, limit);
    }

    @Override
    public List<RunPointer> queueTimedOutBefore(Instant time, int limit) {
        gate.survey();
        return store.queueTimedOutBefore(time, limit);
    }

    @Override
    public List<RunPointer> analyzingBefore(Instant time, int limit) {
        gate.survey();
        return world.is(Breakage.ANALYSES_NEVER_TAKEN_UP)
                ? List.of()
                : store.analyzingBefore(time, limit);
    }
}
