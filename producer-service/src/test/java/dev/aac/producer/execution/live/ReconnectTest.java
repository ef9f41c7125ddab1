package dev.aac.producer.execution.live;

import static dev.aac.producer.execution.live.LiveSamples.ACME;
import static dev.aac.producer.execution.live.LiveSamples.NOW;
import static dev.aac.producer.execution.live.LiveSamples.lines;
import static dev.aac.producer.execution.live.LiveSamples.numbers;
import static dev.aac.producer.execution.live.LiveSamples.scope;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aac.contract.fact.LogTotals;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionSamples;
import dev.aac.producer.execution.FailingExecutions;
import dev.aac.producer.execution.InMemoryExecutionLogs;
import dev.aac.producer.execution.InMemoryExecutions;
import dev.aac.producer.execution.RunEvent;
import dev.aac.producer.execution.SlotKey;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One replica writes, another one has the sockets, and the broker between them goes away: what was
 * written meanwhile comes when it is back, in order and once, without anybody asking.
 */
class ReconnectTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final InMemoryExecutions stored = new InMemoryExecutions();
    private final FailingExecutions seenBySockets = new FailingExecutions(stored);
    private final InMemoryExecutionLogs logs = new InMemoryExecutionLogs();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final FakeBroker broker = new FakeBroker();
    private final FakeBroker.Link writersLink = broker.link("writer");
    private final FakeBroker.Link socketsLink = broker.link("sockets");
    private final LiveReplica writer =
            new LiveReplica(stored, logs, new FakeIdentity(), writersLink, clock);
    private final LiveReplica sockets =
            new LiveReplica(seenBySockets, logs, new FakeIdentity(), socketsLink, clock);

    private final Map<FakeWire, LiveSocket> joined = new HashMap<>();

    private enum Side {
        WRITER,
        SOCKETS
    }

    @AfterEach
    void stop() {
        writer.close();
        sockets.close();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void everyWatchedRunGetsTheLinesOfTheTimeWithoutABroker(Side cut) {
        FakeWire listener = join();
        FakeWire subscriber = join();
        Execution first = started("t1", 0);
        Execution second = started("t2", 1);
        RunRef one = first.currentRun();
        RunRef two = second.currentRun();
        subscribe(subscriber, one);
        writer.append(scope(ACME), one, lines(1, 100));
        writer.append(scope(ACME), two, lines(1, 10));
        awaitLines(listener, "t1", 100);
        awaitLines(listener, "t2", 10);
        awaitLines(subscriber, "t1", 100);

        link(cut).cut();
        writer.append(scope(ACME), one, lines(101, 500));
        writer.append(scope(ACME), one, lines(501, 900));
        writer.append(scope(ACME), two, lines(11, 20));
        link(cut).reconnect();

        awaitLines(listener, "t1", 900);
        awaitLines(listener, "t2", 20);
        awaitLines(subscriber, "t1", 900);
        writer.append(scope(ACME), one, lines(901, 910));
        writer.append(scope(ACME), two, lines(21, 30));
        awaitLines(listener, "t1", 910);
        awaitLines(listener, "t2", 30);
        awaitLines(subscriber, "t1", 910);
    }

    @Test
    void linesAcrossManyOutagesComeOnceAndInOrder() {
        FakeWire listener = join();
        RunRef run = started("t1", 0).currentRun();
        writer.append(scope(ACME), run, lines(1, 10));
        awaitLines(listener, "t1", 10);

        for (int outage = 1; outage <= 5; outage++) {
            link(outage % 2 == 0 ? Side.WRITER : Side.SOCKETS).cut();
            writer.append(scope(ACME), run, lines(outage * 100L - 89, outage * 100L));
            link(outage % 2 == 0 ? Side.WRITER : Side.SOCKETS).reconnect();
            writer.append(scope(ACME), run, lines(outage * 100L + 1, outage * 100L + 10));
        }

        awaitLines(listener, "t1", 510);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void statesOfTheTimeWithoutABrokerAreTold(Side cut) {
        FakeWire listener = join();
        Execution running = started("t1", 0);
        Execution waiting = submitted("t2");
        awaitStatus(listener, "t1", "RUNNING");
        awaitStatus(listener, "t2", "PENDING");

        link(cut).cut();
        passes(running);
        writer.apply(scope(ACME), waiting.taskId(), new RunEvent.CancelRequested());
        submitted("t3");
        link(cut).reconnect();

        awaitStatus(listener, "t1", "PASSED");
        awaitStatus(listener, "t2", "CANCELLED");
        awaitStatus(listener, "t3", "PENDING");
        assertThat(versions(listener, "t1")).isSorted().doesNotHaveDuplicates();
        JsonNode end = updates(listener, "t1").getLast();
        assertThat(end.path("exitCode").intValue()).isZero();
        assertThat(end.has("image")).as("whole, after a gap").isTrue();
    }

    @Test
    void stateOfARunFarBehindTheNewestIsTold() {
        FakeWire listener = join();
        Execution running = started("old", 0);
        awaitStatus(listener, "old", "RUNNING");
        submitNewerThanAreReadAgain();
        awaitStatus(listener, "new0", "PENDING");

        socketsLink.cut();
        passes(running);
        socketsLink.reconnect();

        awaitStatus(listener, "old", "PASSED");
    }

    /** Its room knows of it only by who follows it. */
    @Test
    void endOfARunThatBeganBeforeAnybodyListenedIsToldWhoFollowsIt() {
        Execution running = started("old", 0);
        submitNewerThanAreReadAgain();
        FakeWire follower = join();
        subscribe(follower, new RunRef(ACME, running.taskId(), running.runId(), 1));
        await().atMost(SOON).until(() -> !follower.data("subscribed").isEmpty());

        socketsLink.cut();
        passes(running);
        socketsLink.reconnect();

        awaitStatus(follower, "old", "PASSED");
    }

    private void submitNewerThanAreReadAgain() {
        for (int i = 0; i < StateResync.NEWEST_MAX + 20; i++) {
            writer.insert(
                    scope(ACME),
                    ExecutionSamples.acceptedAt(
                            NOW.plusSeconds(1), ACME, new TaskId("new" + i), 0));
        }
    }

    @Test
    void storeThatIsAwayToBeginWithIsAskedUntilItAnswers() {
        FakeWire listener = join();
        Execution running = started("t1", 0);
        awaitStatus(listener, "t1", "RUNNING");

        socketsLink.cut();
        passes(running);
        seenBySockets.setAway(true);
        socketsLink.reconnect();
        await().atMost(SOON).until(() -> seenBySockets.failures() >= 3);
        assertThat(statuses(listener, "t1")).doesNotContain("PASSED");
        seenBySockets.setAway(false);

        awaitStatus(listener, "t1", "PASSED");
    }

    private FakeBroker.Link link(Side side) {
        return side == Side.WRITER ? writersLink : socketsLink;
    }

    private FakeWire join() {
        FakeWire wire = FakeWire.thatReads();
        LiveSocket socket = new LiveSocket(wire, Runnable::run, () -> {});
        sockets.rooms.enter(socket, scope(ACME), ServerMessages.PONG);
        joined.put(wire, socket);
        return wire;
    }

    private void subscribe(FakeWire wire, RunRef run) {
        Room room = requireNonNull(sockets.rooms.find(ACME));
        room.subscribe(
                requireNonNull(joined.get(wire)),
                new Subscription.Wanted(run, 1, false, run.attempt()),
                new ServerMessages.Subscribed(
                        run.taskId(), run.attempt(), 1, ExecutionStatus.RUNNING, 4));
    }

    private Execution submitted(String task) {
        Execution execution = ExecutionSamples.accepted(ACME, new TaskId(task), 0);
        writer.insert(scope(ACME), execution);
        return execution;
    }

    private Execution started(String task, int place) {
        Execution execution = submitted(task);
        writer.apply(scope(ACME), execution.taskId(), new RunEvent.Sent(new SlotKey(ACME, place)));
        writer.apply(
                scope(ACME), execution.taskId(), ExecutionSamples.claim(1, ExecutionSamples.TOKEN));
        writer.apply(
                scope(ACME), execution.taskId(), ExecutionSamples.started(ExecutionSamples.TOKEN));
        return execution;
    }

    private void passes(Execution execution) {
        writer.apply(
                scope(ACME),
                execution.taskId(),
                new RunEvent.Exited(ExecutionSamples.TOKEN, NOW, 0, new LogTotals(0, 0, false)));
    }

    private static void awaitLines(FakeWire wire, String task, long last) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(wire.lines(task, 1)).isEqualTo(numbers(1, last)));
    }

    private static void awaitStatus(FakeWire wire, String task, String status) {
        await().atMost(SOON).untilAsserted(() -> assertThat(statuses(wire, task)).endsWith(status));
    }

    private static List<JsonNode> updates(FakeWire wire, String task) {
        return wire.data("execution-updated").stream()
                .filter(data -> data.path("taskId").textValue().equals(task))
                .toList();
    }

    private static List<String> statuses(FakeWire wire, String task) {
        return updates(wire, task).stream().map(data -> data.path("status").textValue()).toList();
    }

    private static List<Long> versions(FakeWire wire, String task) {
        return updates(wire, task).stream().map(data -> data.path("version").longValue()).toList();
    }
}
