package dev.aac.e2e.faults;

import dev.aac.e2e.client.ExecutionSnapshot;
import dev.aac.e2e.client.LiveSocket;
import dev.aac.e2e.client.SocketEvent;
import dev.aac.e2e.client.UnexpectedAnswerException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Listens to an organization at every producer, connecting again whenever a connection ends, and
 * remembers every end it is told of.
 */
final class Witness implements AutoCloseable {

    private static final Duration FOR_EVER = Duration.ofDays(1);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private final Map<String, Set<String>> ends = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    private Witness() {}

    static Witness of(Tenant tenant) {
        Witness witness = new Witness();
        for (int i = 0; i < tenant.producers(); i++) {
            int producer = i;
            witness.threads.add(
                    Thread.startVirtualThread(() -> witness.listenTo(tenant, producer)));
        }
        return witness;
    }

    private void listenTo(Tenant tenant, int producer) {
        while (!closed) {
            try (LiveSocket socket = tenant.openSocket(producer)) {
                socket.watch(this::note);
                socket.events().forEach(this::note);
                socket.awaitClose(FOR_EVER);
            } catch (UncheckedIOException
                    | CompletionException
                    | UnexpectedAnswerException
                    | IllegalStateException _) {
                // The producer is away, or this is closed: the next round sees which.
            }
            Pause.of(closed ? Duration.ZERO : BETWEEN_TRIES);
        }
    }

    private void note(SocketEvent event) {
        if (event.name().equals(SocketEvent.EXECUTION_UPDATED)
                && ExecutionSnapshot.isFinal(event.status())) {
            ends.computeIfAbsent(event.taskId(), _ -> ConcurrentHashMap.newKeySet())
                    .add(event.status());
        }
    }

    /** The different final statuses that a task was said to have. */
    Set<String> endsOf(String taskId) {
        return Set.copyOf(ends.getOrDefault(taskId, Set.of()));
    }

    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
    }
}
