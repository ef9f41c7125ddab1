package dev.aac.producer.platform.engineio;

import java.time.Duration;

/**
 * Asks a client for signs of life, in the times that the handshake told it. Not safe for use by
 * many threads.
 */
final class Heartbeat {

    /** How long after a ping the next one follows. */
    static final Duration PING_EVERY = Duration.ofSeconds(25);

    /** How long the client may be silent after a ping. */
    static final Duration PONG_WITHIN = Duration.ofSeconds(20);

    private long pingedNanos;
    private long heardNanos;
    private boolean unanswered;

    /** What is to be done. */
    enum Beat {
        NOTHING,
        PING,
        DEAD
    }

    Heartbeat(long nowNanos) {
        pingedNanos = nowNanos;
        heardNanos = nowNanos;
    }

    void heard(long nowNanos) {
        heardNanos = nowNanos;
    }

    void answered() {
        unanswered = false;
    }

    Beat look(long nowNanos) {
        if (unanswered) {
            long silence = Math.min(nowNanos - pingedNanos, nowNanos - heardNanos);
            return silence >= PONG_WITHIN.toNanos() ? Beat.DEAD : Beat.NOTHING;
        }
        if (nowNanos - pingedNanos < PING_EVERY.toNanos()) {
            return Beat.NOTHING;
        }
        unanswered = true;
        pingedNanos = nowNanos;
        return Beat.PING;
    }
}
