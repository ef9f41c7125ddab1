package dev.aac.producer.execution.simulation;

import dev.aac.contract.id.WorkerId;
import dev.aac.producer.execution.Backlog;
import dev.aac.producer.execution.InMemoryBacklog;
import dev.aac.producer.execution.SlotKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;

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
    public List<SlotKey> takenPlaces() {
        gate.survey();
        return store.takenPlaces();
    }

    @Override
    public List<SlotKey> sentPlaces() {
        gate.survey();
        return store.sentPlaces();
    }

    @Override
    public List<SlotKey> heldPlaces() {
        gate.survey();
        return store.heldPlaces();
    }

    @Override
    public Map<WorkerId, Integer> heldByWorker() {
        gate.survey();
        return store.heldByWorker();
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
}
