package dev.aac.producer.execution.live;

import dev.aac.contract.id.RunRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sockets that listen to the whole organization and have fallen behind with some runs: these they
 * read from the store until they have caught up. Used only within the room's mailbox.
 */
final class SlowListeners {

    private final Map<LiveSocket, Map<RunRef, Subscription>> bySocket = new HashMap<>();

    boolean has(LiveSocket socket, RunRef run) {
        return !bySocket.isEmpty() && bySocket.getOrDefault(socket, Map.of()).containsKey(run);
    }

    void add(LiveSocket socket, Subscription subscription) {
        bySocket.computeIfAbsent(socket, _ -> new HashMap<>())
                .put(subscription.run(), subscription);
    }

    boolean isEmpty() {
        return bySocket.isEmpty();
    }

    /** It has caught up, if it is one of these. */
    void retire(Subscription subscription) {
        LiveSocket socket = subscription.socket();
        Map<RunRef, Subscription> own = bySocket.get(socket);
        if (own != null && own.remove(subscription.run(), subscription)) {
            subscription.end();
            if (own.isEmpty()) {
                bySocket.remove(socket);
            }
        }
    }

    /** It does not listen any more. */
    void removeAll(LiveSocket socket) {
        Map<RunRef, Subscription> own = bySocket.remove(socket);
        if (own != null) {
            List.copyOf(own.values()).forEach(Subscription::end);
        }
    }
}
