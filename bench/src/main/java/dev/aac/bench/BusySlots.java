package dev.aac.bench;

import dev.aac.e2e.client.ExecutionRequest;
import dev.aac.e2e.client.LiveSocket;
import dev.aac.e2e.client.Member;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs that occupy every slot, so that what is submitted waits. */
final class BusySlots implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Member member;
    private final LiveSocket socket;
    private final List<String> tasks = new ArrayList<>();

    /**
     * Returns when all slots are taken.
     *
     * @param socket of the member, who needs as many concurrent runs as there are slots
     */
    BusySlots(Member member, LiveSocket socket, Target target) {
        this.member = member;
        this.socket = socket;
        for (int slot = 0; slot < target.slots(); slot++) {
            tasks.add(member.submit(ExecutionRequest.of(target.image(), "sleep 3600")).taskId());
        }
        tasks.forEach(
                task ->
                        socket.await(
                                "RUNNING",
                                event -> event.isUpdateOf(task) && event.status().equals("RUNNING"),
                                LIMIT));
    }

    /** Frees them; returns when that is done. */
    @Override
    public void close() {
        tasks.forEach(member::cancel);
        tasks.forEach(task -> socket.awaitEnd(task, LIMIT));
    }
}
