package dev.aac.producer.execution.simulation;

import dev.aac.contract.id.RunRef;
import java.util.ArrayList;
import java.util.List;

/** The one container engine that all workers share: containers outlive the workers that die. */
final class SimulatedEngine {

    private final World world;
    private final List<Container> containers = new ArrayList<>();

    private record Container(SimulatedRun of, SimulatedWorker worker) {}

    SimulatedEngine(World world) {
        this.world = world;
    }

    boolean isEmpty() {
        return containers.isEmpty();
    }

    void start(SimulatedRun run, SimulatedWorker worker) {
        containers.add(new Container(run, worker));
    }

    void remove(SimulatedRun run) {
        containers.removeIf(container -> container.of().equals(run));
    }

    List<RunRef> foreignTo(SimulatedWorker worker) {
        return containers.stream()
                .filter(container -> !container.worker().equals(worker))
                .map(container -> container.of().run)
                .distinct()
                .toList();
    }

    /** Removes others' containers of a run that the producer says nobody holds. */
    void reap(RunRef run, SimulatedWorker by) {
        for (Container container : List.copyOf(containers)) {
            if (container.of().run.equals(run) && !container.worker().equals(by)) {
                world.trace.note(() -> by.name + " removes a container of " + Names.of(run));
                world.rules.reaped(container.of());
                containers.remove(container);
            }
        }
    }
}
