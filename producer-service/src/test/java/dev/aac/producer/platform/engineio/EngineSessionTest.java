package dev.aac.producer.platform.engineio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aac.producer.platform.correlation.CorrelationId;
import dev.aac.producer.platform.http.ClientAddress;
import dev.aac.producer.platform.http.Handshake;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineSessionTest {

    private static final Handshake HANDSHAKE =
            new Handshake(
                    new ClientAddress("192.0.2.7"), "tests", new CorrelationId("handshake-1"));

    private final AtomicLong now = new AtomicLong();
    private final RecordedSession told = new RecordedSession();
    private final EngineSessions sessions = new EngineSessions(now::get);
    private final EngineSession session = sessions.open((_, _) -> told, HANDSHAKE);

    @Test
    void firstRequestIsAnsweredWithTheHandshake() {
        assertThat(poll().answer())
                .startsWith("0{\"sid\":\"" + session.id() + "\",\"upgrades\":[\"websocket\"]");
        assertThat(sessions.find(session.id())).contains(session);
    }

    @Test
    void requestWaitsUntilThereIsSomethingToSay() {
        poll();
        FakePoll waiting = poll();
        assertThat(waiting.answer()).isNull();
        AtomicInteger sent = new AtomicInteger();

        session.send(packets("4a", "4b"), sent::incrementAndGet);

        assertThat(waiting.answer()).isEqualTo("4a\u001e4b");
        assertThat(sent).hasValue(1);
    }

    @Test
    void whatIsSentBetweenRequestsGoesWithTheNextOne() {
        poll();
        send("4a");
        send("4b");
        assertThat(poll().answer()).isEqualTo("4a\u001e4b");
    }

    @Test
    void answerThatIsNotReadHoldsUpTheNext() {
        FakePoll slow = FakePoll.thatDoesNotRead();
        session.poll(slow);
        AtomicInteger sent = new AtomicInteger();
        session.send(packets("4a"), sent::incrementAndGet);
        FakePoll next = poll();
        assertThat(next.answer()).isNull();
        assertThat(sent).hasValue(0);

        slow.read();

        assertThat(next.answer()).isEqualTo("4a");
        assertThat(sent).hasValue(1);
    }

    @Test
    void secondRequestAtOnceEndsTheSession() {
        poll();
        FakePoll first = poll();
        FakePoll second = poll();

        assertThat(second.refusal()).isEqualTo(EngineError.BAD_REQUEST);
        assertThat(first.answer()).isEqualTo("1");
        assertThat(told.told()).containsExactly("failed MALFORMED", "closed");
        assertThat(sessions.count()).isZero();
    }

    @Test
    void requestThatIsLostEndsTheSession() {
        poll();
        poll();
        session.lost();
        assertThat(told.told()).containsExactly("closed");
    }

    @Test
    void secondBodyAtOnceEndsTheSession() {
        assertThat(session.beginBody()).isTrue();
        session.endBody();
        assertThat(session.beginBody()).isTrue();
        assertThat(session.beginBody()).isFalse();
        assertThat(told.told()).containsExactly("failed MALFORMED");
    }

    @Test
    void messagesOfABodyComeInOrder() {
        session.body("4a\u001e4\u001e4b\u001e3\u001ebAQI=\u001e6\u001e4€");
        assertThat(told.told())
                .containsExactly("message a", "message ", "message b", "binary", "message €");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\u001e",
                "\u001e\u001e4a",
                "x",
                "7",
                "2",
                "2probe",
                "5",
                "B",
                "\u0000",
                "{\"event\":\"ping\"}"
            })
    void whatIsNoPacketOrComesTheWrongWayEndsTheSession(String body) {
        session.body(body);
        assertThat(told.told().getFirst()).isEqualTo("failed MALFORMED");
        assertThat(poll().answer()).startsWith("0{");
        assertThat(poll().answer()).isEqualTo("1");
        assertThat(told.told()).contains("closed");
    }

    @Test
    void separatorAtTheEndIsFollowedByAnEmptyPacketWhichIsNone() {
        session.body("4a\u001e");
        assertThat(told.told()).containsExactly("message a", "failed MALFORMED");
    }

    @Test
    void tooManyPacketsEndTheSession() {
        session.body("4x\u001e".repeat(EngineSession.PACKETS_AT_ONCE_MAX) + "4x");
        assertThat(told.told())
                .hasSize(EngineSession.PACKETS_AT_ONCE_MAX + 1)
                .endsWith("failed TOO_MANY");
    }

    @Test
    void clientThatLeavesIsGoneAtOnce() {
        poll();
        FakePoll waiting = poll();
        session.body("41\u001e1\u001e4late");
        assertThat(waiting.answer()).isEqualTo("6");
        assertThat(told.told()).containsExactly("message 1", "closed");
        assertThat(poll().refusal()).isEqualTo(EngineError.BAD_REQUEST);
    }

    @Test
    void socketTakesOverWithoutLossOrRepetition() {
        poll();
        FakePoll waiting = poll();
        FakeSocket socket = new FakeSocket();
        assertThat(sessions.upgrade(session.id(), socket)).contains(session);
        assertThat(waiting.answer()).isNull();

        session.text(socket, "2probe");
        assertThat(socket.texts()).containsExactly("3probe");
        assertThat(waiting.answer()).as("it makes room").isEqualTo("6");

        send("4a");
        assertThat(poll().answer()).as("requests still serve").isEqualTo("4a");
        assertThat(poll().answer()).as("but none waits").isEqualTo("6");
        send("4b");
        session.text(socket, "5");
        send("4c");
        session.text(socket, "4hello");

        assertThat(socket.texts()).containsExactly("3probe", "4b", "4c");
        assertThat(told.told()).containsExactly("message hello");
        assertThat(session.isPolling()).isFalse();
        assertThat(session.mayUpgrade()).isFalse();
    }

    @Test
    void requestThatWaitsWhenTheSocketTakesOverIsReleased() {
        FakeSocket socket = probing();
        session.text(socket, "2probe");
        FakePoll slow = FakePoll.thatDoesNotRead();
        session.poll(slow);
        FakePoll next = poll();
        assertThat(next.answer()).isNull();

        session.text(socket, "5");
        send("4a");
        assertThat(next.answer()).isEqualTo("6");
        assertThat(socket.texts()).as("after what goes before").containsExactly("3probe");

        slow.read();
        assertThat(socket.texts()).containsExactly("3probe", "4a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "2x", "5", "4hello", "1", "", "3probe", "x"})
    void socketThatSaysSomethingElseFirstIsClosedAndTheSessionGoesOn(String text) {
        FakeSocket socket = probing();
        session.text(socket, text);
        assertThat(socket.closeCode()).isEqualTo(1002);
        assertThat(session.mayUpgrade()).isTrue();
        send("4a");
        assertThat(poll().answer()).isEqualTo("4a");
        assertThat(told.told()).isEmpty();
    }

    @Test
    void onlyOneSocketMayTryAtATime() {
        FakeSocket socket = probing();
        assertThat(session.mayUpgrade()).isFalse();
        assertThat(sessions.upgrade(session.id(), new FakeSocket())).isEmpty();
        session.lost(socket);
        assertThat(session.mayUpgrade()).isTrue();
        assertThat(told.told()).isEmpty();
    }

    @Test
    void socketThatTakesTooLongIsClosed() {
        FakeSocket socket = probing();
        session.text(socket, "2probe");
        pass(EngineLine.UPGRADE_WITHIN.minusNanos(1));
        assertThat(socket.closeCode()).isNull();
        pass(Duration.ofNanos(1));
        assertThat(socket.closeCode()).isEqualTo(1002);
        assertThat(poll().answer()).as("requests wait again").isNull();
        session.text(socket, "5");
        assertThat(session.isPolling()).isTrue();
    }

    @Test
    void sessionEndsWithItsSocket() {
        FakeSocket socket = new FakeSocket();
        EngineSession other = sessions.open((_, _) -> told, HANDSHAKE, socket);
        assertThat(socket.texts().getFirst()).contains("\"upgrades\":[]");
        assertThat(poll(other).refusal()).isEqualTo(EngineError.BAD_REQUEST);

        other.lost(socket);
        assertThat(told.told()).contains("closed");
    }

    @Test
    void closedSocketGetsWhatWaitsAndTheReason() {
        FakeSocket socket = new FakeSocket();
        EngineSession other = sessions.open((_, _) -> told, HANDSHAKE, socket);
        other.send(packets("4a"), () -> {});
        other.close(4401, "not authenticated");
        other.send(packets("4late"), () -> {});
        assertThat(socket.texts()).hasSize(2).endsWith("4a");
        assertThat(socket.closeCode()).isEqualTo(4401);
        assertThat(told.told()).containsExactly("closed");
    }

    @Test
    void closedSessionIsThereUntilItsLastPacketsAreFetched() {
        poll();
        send("4a");
        session.close(1001, "going away");
        assertThat(told.told()).isEmpty();
        assertThat(poll().answer()).as("read before the end is known").isEqualTo("4a");
        assertThat(told.told()).isEmpty();
        assertThat(poll().answer()).isEqualTo("1");
        assertThat(told.told()).containsExactly("closed");
    }

    @Test
    void clientMayLeaveASessionThatIsBeingClosed() {
        session.close(1001, "going away");
        session.body("4late\u001e1");
        assertThat(told.told()).containsExactly("closed");
    }

    @Test
    void closedSessionIsForgottenWhenNobodyFetchesItsLastPackets() {
        session.close(1001, "going away");
        pass(EngineLine.CLOSE_WITHIN.minusNanos(1));
        assertThat(sessions.count()).isEqualTo(1);
        pass(Duration.ofNanos(1));
        assertThat(sessions.count()).isZero();
        assertThat(told.told()).containsExactly("closed");
    }

    @Test
    void clientThatDoesNotFetchIsCutOff() {
        String big = "4" + "x".repeat(EngineQueue.BYTES_MAX / 2);
        poll();
        send(big);
        assertThat(told.told()).isEmpty();
        send(big);
        assertThat(told.told()).containsExactly("failed TOO_SLOW");
    }

    @Test
    void pingIsSentAndMustBeAnswered() {
        poll();
        FakePoll waiting = poll();
        pass(Heartbeat.PING_EVERY.minusNanos(1));
        assertThat(waiting.answer()).isNull();
        pass(Duration.ofNanos(1));
        assertThat(waiting.answer()).isEqualTo("2");
        session.body("3");

        FakePoll next = poll();
        pass(Heartbeat.PING_EVERY);
        assertThat(next.answer()).isEqualTo("2");
        pass(Heartbeat.PONG_WITHIN.minusNanos(1));
        assertThat(told.told()).isEmpty();
        pass(Duration.ofNanos(1));
        assertThat(told.told()).containsExactly("failed SILENT");
    }

    @Test
    void whoSaysSomethingIsNotSilent() {
        poll();
        pass(Heartbeat.PING_EVERY);
        pass(Heartbeat.PONG_WITHIN.minusNanos(1));
        session.body("4busy");
        pass(Heartbeat.PONG_WITHIN.minusNanos(1));
        assertThat(told.told()).containsExactly("message busy");
    }

    /** Whoever sends meanwhile, from however many threads. */
    @Test
    void manyThreadsMaySendWhileTheSocketTakesOver() throws InterruptedException {
        poll();
        FakeSocket socket = new FakeSocket();
        sessions.upgrade(session.id(), socket);
        List<String> fetched = new ArrayList<>();
        List<Thread> senders = new ArrayList<>();
        for (int sender = 0; sender < 4; sender++) {
            String name = "4s" + sender + "-";
            senders.add(
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        for (int i = 0; i < 500; i++) {
                                            send(name + i);
                                        }
                                    }));
        }
        session.text(socket, "2probe");
        for (int i = 0; i < 20; i++) {
            FakePoll poll = poll();
            await().until(() -> poll.answer() != null);
            fetched.addAll(List.of(String.valueOf(poll.answer()).split("\u001e", -1)));
        }
        session.text(socket, "5");
        for (Thread sender : senders) {
            sender.join();
        }
        fetched.addAll(socket.texts());
        for (int sender = 0; sender < 4; sender++) {
            String name = "4s" + sender + "-";
            List<String> own = fetched.stream().filter(it -> it.startsWith(name)).toList();
            assertThat(own).hasSize(500);
            for (int i = 0; i < 500; i++) {
                assertThat(own.get(i)).isEqualTo(name + i);
            }
        }
    }

    private FakePoll poll() {
        return poll(session);
    }

    private static FakePoll poll(EngineSession from) {
        FakePoll poll = FakePoll.thatReads();
        from.poll(poll);
        return poll;
    }

    private FakeSocket probing() {
        poll();
        FakeSocket socket = new FakeSocket();
        assertThat(sessions.upgrade(session.id(), socket)).contains(session);
        return socket;
    }

    private void send(String packet) {
        session.send(packets(packet), () -> {});
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
        sessions.sweep();
    }

    private static List<byte[]> packets(String... texts) {
        return List.of(texts).stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    }
}
