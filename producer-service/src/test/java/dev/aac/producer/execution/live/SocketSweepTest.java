package dev.aac.producer.execution.live;

import static dev.aac.producer.execution.live.LiveSamples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aac.producer.execution.InMemoryExecutionLogs;
import dev.aac.producer.execution.InMemoryExecutions;
import dev.aac.producer.platform.engineio.EngineSession;
import dev.aac.producer.platform.engineio.EngineSessions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** How long a stranger may stay, in a time that the test makes up. */
class SocketSweepTest {

    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Duration A_MOMENT = Duration.ofMillis(100);

    private final long before = System.nanoTime();
    private final Sockets sockets = new Sockets(10, new UnauthenticatedSockets(10));
    private final SocketSweep sweep = new SocketSweep(sockets, CLOCK);
    private final FakeWire wire = FakeWire.thatReads();

    @Test
    void whoShowsNoTokenIsClosedAfterFiveSeconds() {
        open();

        sweep.run(shortOf(SocketSweep.SIGN_IN_WITHIN));
        assertThat(wire.closeCode()).isNull();

        sweep.run(after(SocketSweep.SIGN_IN_WITHIN));
        assertThat(wire.closeCode()).isEqualTo(4401);
        assertThat(wire.events()).containsExactly("auth-error");
    }

    @Test
    void whoseTokenIsBeingCheckedIsAskedToTryLaterAfterTwentySeconds() {
        open().beginSignIn();

        sweep.run(shortOf(SocketSweep.SIGN_IN_ANSWERED_WITHIN));
        assertThat(wire.closeCode()).isNull();

        sweep.run(after(SocketSweep.SIGN_IN_ANSWERED_WITHIN));
        assertThat(wire.closeCode()).isEqualTo(1013);
    }

    @Test
    void partsOfAMessageThatDoesNotEndBuyNoTime() {
        try (LiveReplica replica = replica()) {
            Connection connection = new Connection(replica.channel.open(wire), replica.channel);
            connection.text("{\"event\":", false);
            connection.text("\"auth\",", false);

            replica.sweep.run(after(SocketSweep.SIGN_IN_WITHIN));
            assertThat(wire.closeCode()).isEqualTo(4401);
        }
    }

    /** It is answered, so that other namespaces of the same client work; it is no sign-in. */
    @Test
    void clientOfSocketIoThatSpeaksOfOtherNamespacesBuysNoTime() {
        try (LiveReplica replica = replica()) {
            EngineSessions sessions = new EngineSessions();
            FakeFrames frames = FakeFrames.thatReads();
            EngineSession session =
                    sessions.open(
                            new SocketIo(
                                    sessions, replica.channel, replica.protocol, replica.threads),
                            FakeWire.HANDSHAKE,
                            frames);
            session.text(frames, "40/admin,{\"token\":\"any\"}");
            session.text(frames, "40/other");
            await().until(() -> frames.texts().size() == 2);

            replica.sweep.run(after(SocketSweep.SIGN_IN_WITHIN));
            assertThat(frames.closeCode()).isEqualTo(4401);
        }
    }

    private LiveSocket open() {
        LiveSocket socket = new LiveSocket(wire, Runnable::run, () -> {});
        sockets.add(socket);
        return socket;
    }

    private static LiveReplica replica() {
        return new LiveReplica(
                new InMemoryExecutions(),
                new InMemoryExecutionLogs(),
                new FakeIdentity(),
                new FakeBroker().link("r1"),
                CLOCK);
    }

    private long shortOf(Duration age) {
        return before + age.minus(A_MOMENT).toNanos();
    }

    private static long after(Duration age) {
        return System.nanoTime() + age.toNanos();
    }
}
