package dev.aac.producer.execution.live;

import dev.aac.producer.identity.Principal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** One connection of a browser or a program. Safe for use by many threads; nothing here waits. */
final class LiveSocket {

    /** Most messages of a client that wait to be worked on. */
    static final int INBOX_MESSAGES_MAX = 200;

    /** Most characters of a client's messages that wait to be worked on. */
    static final long INBOX_CHARS_MAX = 256 * 1024;

    private final Wire wire;
    private final Outbox outbox;
    private final ReplayTurns turns;
    private final Mailbox inbox;
    private final long openedNanos = System.nanoTime();
    private volatile long heardNanos = openedNanos;
    private volatile long pingedNanos = openedNanos;
    private volatile boolean signingIn;
    private volatile @Nullable Principal principal;
    private volatile @Nullable Room room;
    private volatile @Nullable CloseCode closedWith;
    private Runnable leave = () -> {};
    private Runnable leavePlace;
    private boolean closed;
    private boolean gone;

    /**
     * @param threads one virtual thread for each task
     * @param leavePlace gives the place of a stranger back: called once, when somebody has signed
     *     in or the connection is gone
     */
    LiveSocket(Wire wire, Executor threads, Runnable leavePlace) {
        this.wire = wire;
        this.leavePlace = leavePlace;
        this.outbox = new Outbox(wire, () -> close(CloseCode.TOO_SLOW));
        this.turns = new ReplayTurns(outbox);
        this.inbox = new Mailbox(threads, INBOX_MESSAGES_MAX, INBOX_CHARS_MAX);
    }

    /** Sends a message as soon as those before it have gone. A reader too slow is cut off. */
    void send(Payload message) {
        outbox.offer(message);
    }

    boolean isRoomy() {
        return outbox.isRoomy();
    }

    /** What is in flight or waits to be sent. */
    long waitingBytes() {
        return outbox.bytes();
    }

    /** See {@link Outbox#whenRoomy}. */
    void whenRoomy(Runnable listener) {
        outbox.whenRoomy(listener);
    }

    /** For the replays of this socket, one of which has its turn at a time. */
    ReplayTurns turns() {
        return turns;
    }

    /** Works on a client's message after those before it; with too many of them it is closed. */
    void receive(int chars, Runnable work) {
        if (!inbox.offer(chars, () -> wire.handshake().during(work))) {
            close(CloseCode.TOO_MANY_MESSAGES);
        }
    }

    /** What decides whether the client may stay has come: from now on it waits for us. */
    void beginSignIn() {
        signingIn = true;
    }

    /**
     * Somebody signed in.
     *
     * @param leaveOwnPlace gives that one's place back: called once, when the connection is gone
     */
    void signIn(Principal who, Runnable leaveOwnPlace) {
        principal = who;
        Runnable left;
        synchronized (this) {
            left = gone ? leaveOwnPlace : leavePlace;
            leavePlace = gone ? leavePlace : leaveOwnPlace;
        }
        left.run();
    }

    /** The same one goes on with a fresh token. */
    void renew(Principal who) {
        principal = who;
    }

    /** Who is signed in; null before that. */
    @Nullable Principal principal() {
        return principal;
    }

    /** The room of whoever is signed in; null before that. */
    @Nullable Room room() {
        return room;
    }

    /**
     * Enters a room, unless the socket is closed.
     *
     * @param onLeave called once, when the socket is closed
     */
    boolean enter(Room entered, Payload greeting, Runnable onLeave) {
        synchronized (this) {
            if (closed) {
                return false;
            }
            room = entered;
            leave =
                    () -> {
                        entered.leave(this);
                        onLeave.run();
                    };
            outbox.offer(greeting);
            entered.join(this);
            return true;
        }
    }

    /** Says a last thing and closes; what waited to be sent is dropped. */
    void close(CloseCode code, Payload... last) {
        if (end()) {
            closedWith = code;
            outbox.finish(List.of(last));
            wire.close(code.number(), code.reason());
        }
    }

    /** The connection is gone. */
    void lost() {
        if (end()) {
            outbox.finish(List.of());
        }
        Runnable left;
        synchronized (this) {
            gone = true;
            left = leavePlace;
            leavePlace = () -> {};
        }
        left.run();
    }

    /** Why it was closed from here; null when it was not. */
    @Nullable CloseCode closedWith() {
        return closedWith;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** A sign of life of the other side. */
    void heard() {
        heardNanos = System.nanoTime();
    }

    /** Asks the other side for a sign of life, but not more often than that. */
    void pingOnceEvery(Duration pause, long nowNanos) {
        if (nowNanos - pingedNanos >= pause.toNanos()) {
            pingedNanos = nowNanos;
            wire.ping();
        }
    }

    /** Whether {@link #beginSignIn} was called. */
    boolean isSigningIn() {
        return signingIn;
    }

    Duration age(long nowNanos) {
        return Duration.ofNanos(nowNanos - openedNanos);
    }

    /** How long nothing came from the other side. */
    Duration silence(long nowNanos) {
        return Duration.ofNanos(nowNanos - heardNanos);
    }

    /** How long the other side has not taken what is being sent. */
    Duration stall(long nowNanos) {
        return outbox.inFlightFor(nowNanos);
    }

    private boolean end() {
        Runnable left;
        synchronized (this) {
            if (closed) {
                return false;
            }
            closed = true;
            left = leave;
        }
        left.run();
        return true;
    }
}
