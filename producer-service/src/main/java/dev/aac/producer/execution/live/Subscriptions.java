package dev.aac.producer.execution.live;

import dev.aac.contract.id.RunId;
import dev.aac.contract.id.TaskId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The subscriptions of a room's sockets: at most one per socket and execution. Used only within the
 * room's mailbox.
 */
final class Subscriptions {

    private final Map<LiveSocket, Map<TaskId, Subscription>> bySocket = new HashMap<>();
    private final Map<RunId, Set<Subscription>> byRun = new HashMap<>();

    int count(LiveSocket socket) {
        return bySocket.getOrDefault(socket, Map.of()).size();
    }

    boolean has(LiveSocket socket, TaskId taskId) {
        return bySocket.getOrDefault(socket, Map.of()).containsKey(taskId);
    }

    /** Those to any attempt of that run; a copy. */
    List<Subscription> of(RunId run) {
        return List.copyOf(byRun.getOrDefault(run, Set.of()));
    }

    void add(LiveSocket socket, Subscription subscription) {
        bySocket.computeIfAbsent(socket, _ -> new LinkedHashMap<>())
                .put(subscription.run().taskId(), subscription);
        byRun.computeIfAbsent(subscription.run().runId(), _ -> new LinkedHashSet<>())
                .add(subscription);
    }

    /** Ends the socket's subscription to that execution, if it has one. */
    void remove(LiveSocket socket, TaskId taskId) {
        Map<TaskId, Subscription> own = bySocket.get(socket);
        Subscription removed = own == null ? null : own.remove(taskId);
        if (own != null && own.isEmpty()) {
            bySocket.remove(socket);
        }
        if (removed != null) {
            end(removed);
        }
    }

    void removeAll(LiveSocket socket) {
        Map<TaskId, Subscription> own = bySocket.remove(socket);
        if (own != null) {
            own.values().forEach(this::end);
        }
    }

    private void end(Subscription subscription) {
        subscription.end();
        RunId run = subscription.run().runId();
        Set<Subscription> others = byRun.get(run);
        if (others != null) {
            others.remove(subscription);
            if (others.isEmpty()) {
                byRun.remove(run);
            }
        }
    }
}
