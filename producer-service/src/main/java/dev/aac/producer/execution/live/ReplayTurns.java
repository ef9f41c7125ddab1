package dev.aac.producer.execution.live;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Lets the replays of one socket take turns: one page at a time, and only when the socket has room,
 * so that many replays at once fill its outbox no more than one does. Safe for use by many threads.
 */
final class ReplayTurns {

    private final Outbox outbox;
    private final Queue<Runnable> waiting = new ArrayDeque<>(0);
    private boolean taken;

    ReplayTurns(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Runs a replay's turn when it has come; it ends with {@link #end}. */
    void await(Runnable turn) {
        synchronized (this) {
            waiting.add(turn);
        }
        grant();
    }

    /** The turn is over. */
    void end() {
        synchronized (this) {
            taken = false;
        }
        grant();
    }

    private void grant() {
        Runnable next;
        synchronized (this) {
            if (taken || waiting.isEmpty()) {
                return;
            }
            taken = true;
            next = waiting.remove();
        }
        outbox.whenRoomy(next);
    }
}
