package dev.aac.producer.execution.live;

import dev.aac.producer.identity.Principal;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Closes the sockets that may not go on by the clock alone: those that did not sign in in time,
 * whose token has expired, that do not read, or from which nothing is heard any more.
 */
@Singleton
final class SocketSweep {

    /** How often to look. */
    static final Duration EVERY = Duration.ofMillis(200);

    /** The token must come within this time, whatever else comes. */
    static final Duration SIGN_IN_WITHIN = Duration.ofSeconds(5);

    /** A sign-in that has begun must be answered within this time. */
    static final Duration SIGN_IN_ANSWERED_WITHIN = Duration.ofSeconds(20);

    /** Longest time that a batch of messages may be on its way. */
    static final Duration STALL_MAX = Duration.ofSeconds(10);

    /** After so much silence the other side is asked for a sign of life, and again each time. */
    static final Duration PING_AFTER = Duration.ofSeconds(25);

    /** After so much silence the other side is taken for dead. */
    static final Duration SILENCE_MAX = Duration.ofSeconds(75);

    private final Sockets sockets;
    private final Clock clock;

    SocketSweep(Sockets sockets, Clock clock) {
        this.sockets = sockets;
        this.clock = clock;
    }

    /** One look at all sockets; never waits. */
    void run() {
        run(System.nanoTime());
    }

    /** The same at that time of {@link System#nanoTime}. */
    void run(long nowNanos) {
        Instant now = clock.instant();
        for (LiveSocket socket : sockets.all()) {
            Principal principal = socket.principal();
            if (principal == null) {
                sweepStranger(socket, nowNanos);
            } else if (!principal.expiresAt().isAfter(now)) {
                socket.close(CloseCode.NOT_AUTHENTICATED, ServerMessages.INVALID_TOKEN);
            }
            sweepConnection(socket, nowNanos);
        }
    }

    private static void sweepStranger(LiveSocket socket, long nowNanos) {
        Duration age = socket.age(nowNanos);
        if (!socket.isSigningIn() && age.compareTo(SIGN_IN_WITHIN) >= 0) {
            socket.close(CloseCode.NOT_AUTHENTICATED, ServerMessages.AUTHENTICATION_REQUIRED);
        } else if (age.compareTo(SIGN_IN_ANSWERED_WITHIN) >= 0) {
            socket.close(CloseCode.TRY_LATER);
        }
    }

    private static void sweepConnection(LiveSocket socket, long nowNanos) {
        if (socket.stall(nowNanos).compareTo(STALL_MAX) >= 0) {
            socket.close(CloseCode.TOO_SLOW);
        } else if (socket.silence(nowNanos).compareTo(SILENCE_MAX) >= 0) {
            socket.close(CloseCode.TOO_SLOW);
        } else if (socket.silence(nowNanos).compareTo(PING_AFTER) >= 0) {
            socket.pingOnceEvery(PING_AFTER, nowNanos);
        }
    }
}
