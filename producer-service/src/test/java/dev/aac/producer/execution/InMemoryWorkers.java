package dev.aac.producer.execution;

import dev.aac.contract.id.WorkerId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Workers in a map, for tests of what stands above the store. Thread-safe. */
public final class InMemoryWorkers implements Workers {

    private final Map<WorkerId, WorkerState> seen = new ConcurrentHashMap<>();

    @Override
    public void seen(WorkerState worker) {
        seen.put(worker.workerId(), worker);
    }

    @Override
    public List<WorkerState> seenSince(Instant time) {
        return seen.values().stream().filter(w -> !w.seenAt().isBefore(time)).toList();
    }

    @Override
    public void forgetUnseenSince(Instant time) {
        seen.values().removeIf(worker -> worker.seenAt().isBefore(time));
    }
}
