package dev.aac.producer.execution.live;

import dev.aac.producer.execution.LogFollowing;
import dev.aac.producer.identity.Principal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One who follows a log. What the interface does not have may be called by any thread, and never
 * waits.
 */
final class LogFollower implements LogFollowing.Follower {

    private static final long NOT_SENDING = Long.MIN_VALUE;

    private final Principal who;
    private final LogFollowing.Reader reader;
    private final Semaphore news = new Semaphore(0);
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Runnable leave = () -> {};
    private volatile boolean over;
    private volatile long sendingSinceNanos = NOT_SENDING;

    LogFollower(Principal who, LogFollowing.Reader reader) {
        this.who = who;
        this.reader = reader;
    }

    Principal principal() {
        return who;
    }

    /** To be called before anybody can close it. */
    void whenClosed(Runnable leave) {
        this.leave = leave;
    }

    /** There may be more to read. */
    void wake() {
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    /** It has to end. */
    void end() {
        over = true;
        wake();
    }

    /** Looks whether it has to end, and breaks off what takes too long. */
    void check(Instant now, long nowNanos) {
        if (reader.isGone()) {
            end();
            close();
            return;
        }
        long since = sendingSinceNanos;
        boolean sending = since != NOT_SENDING;
        boolean stalls = sending && nowNanos - since > LogFollowers.SEND_MAX.toNanos();
        if (stalls || !who.expiresAt().isAfter(now)) {
            end();
        }
        if (over && sending) {
            reader.cutOff();
        }
    }

    @Override
    public boolean await(Duration limit) throws InterruptedException {
        boolean told = news.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS);
        var _ = news.drainPermits();
        return told;
    }

    @Override
    public void send(LogFollowing.Sending sending) throws IOException {
        sendingSinceNanos = System.nanoTime();
        try {
            sending.send();
        } finally {
            sendingSinceNanos = NOT_SENDING;
        }
    }

    @Override
    public boolean isOver() {
        return over;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            leave.run();
        }
    }
}
