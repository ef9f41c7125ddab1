package dev.aac.worker.platform.broker;

import dev.aac.tracing.Traces;
import dev.aac.worker.platform.broker.Inquiry.Question;
import dev.aac.worker.platform.time.SteadyTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The questions of one [Inquiries] that are not answered yet, in the order in which they were
/// asked, and when each is to be sent (again). Safe for all threads.
final class OpenInquiries<A> {

    private final SteadyTime time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Inquiry<A>> open = new LinkedHashMap<>();
    private final LongAdder resent = new LongAdder();
    private long asked;
    private boolean connected;
    private boolean closed;

    OpenInquiries(SteadyTime time) {
        this.time = time;
    }

    Inquiry<A> add(String purpose, String type, byte[] body) {
        String traceparent = Traces.current();
        lock.lock();
        try {
            String correlationId = purpose + "-" + ++asked;
            Inquiry<A> inquiry =
                    new Inquiry<>(
                            this,
                            new Question(correlationId, type, body, traceparent, time.nanos()));
            open.put(correlationId, inquiry);
            changed.signal();
            return inquiry;
        } finally {
            lock.unlock();
        }
    }

    /// Takes a question out, once.
    @Nullable Inquiry<A> take(String correlationId) {
        lock.lock();
        try {
            return open.remove(correlationId);
        } finally {
            lock.unlock();
        }
    }

    /// From now on questions can be sent; what was sent before may be lost.
    void connected() {
        lock.lock();
        try {
            connected = true;
            long now = time.nanos();
            open.values().forEach(inquiry -> inquiry.connectionIsNew(now));
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Nothing is due until [#connected()].
    void disconnected() {
        lock.lock();
        try {
            connected = false;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until there is something to send. Empty only when closed.
    List<Inquiry<A>> awaitDue() throws InterruptedException {
        lock.lock();
        try {
            while (!closed) {
                long now = time.nanos();
                List<Inquiry<A>> due = dueAt(now);
                if (!due.isEmpty()) {
                    return due;
                }
                long _ = changed.awaitNanos(untilNextDue(now));
            }
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    private List<Inquiry<A>> dueAt(long now) {
        return connected
                ? open.values().stream().filter(inquiry -> inquiry.isDue(now)).toList()
                : List.of();
    }

    private long untilNextDue(long now) {
        long until = Long.MAX_VALUE;
        if (!connected) {
            return until;
        }
        for (Inquiry<A> inquiry : open.values()) {
            until = Math.min(until, inquiry.dueNanos() - now);
        }
        return until;
    }

    /// Whether all of these have surely left the producer's queue or never reached it.
    boolean noneQueued(List<Inquiry<A>> inquiries) {
        lock.lock();
        try {
            long now = time.nanos();
            return inquiries.stream().noneMatch(inquiry -> inquiry.mayBeQueued(now));
        } finally {
            lock.unlock();
        }
    }

    /// Marks these as looked at, and says which of them to send.
    ///
    /// @param queueIsEmpty whether a copy that was sent before can no longer wait there
    List<Inquiry<A>> select(List<Inquiry<A>> due, boolean queueIsEmpty) {
        List<Inquiry<A>> selected = new ArrayList<>();
        lock.lock();
        try {
            long now = time.nanos();
            for (Inquiry<A> inquiry : due) {
                if (queueIsEmpty || !inquiry.mayBeQueued(now)) {
                    resent.add(inquiry.wasSent() ? 1 : 0);
                    inquiry.sent(now);
                    selected.add(inquiry);
                } else {
                    inquiry.postpone(now);
                }
            }
        } finally {
            lock.unlock();
        }
        return selected;
    }

    /// How often one was selected that had been sent before.
    long resent() {
        return resent.sum();
    }

    /// Looks at these again later.
    void postpone(List<Inquiry<A>> due) {
        lock.lock();
        try {
            long now = time.nanos();
            due.forEach(inquiry -> inquiry.postpone(now));
        } finally {
            lock.unlock();
        }
    }
}
