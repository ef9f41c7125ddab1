package dev.aac.producer.execution.simulation;

import dev.aac.producer.execution.Workers;
import dev.aac.producer.platform.tenancy.StoreAways;
import java.time.Instant;
import java.util.List;

/** The shared notes on workers. Called from several threads at once, so it decides nothing. */
final class SimulatedWorkers implements Workers {

    private final World world;

    SimulatedWorkers(World world) {
        this.world = world;
    }

    @Override
    public void seen(WorkerState worker) {
        reached().seen(worker);
    }

    @Override
    public List<WorkerState> seenSince(Instant time) {
        return reached().seenSince(time);
    }

    @Override
    public void forgetUnseenSince(Instant time) {
        reached().forgetUnseenSince(time);
    }

    private Workers reached() {
        if (world.storeIsAway()) {
            throw StoreAways.asATestWantsIt();
        }
        return world.workersSeen;
    }
}
