package dev.aac.producer.execution.live;

import static dev.aac.producer.execution.live.LiveSamples.ACME;
import static dev.aac.producer.execution.live.LiveSamples.scope;

import dev.aac.contract.fact.LogLine;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.InMemoryExecutionLogs;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A room whose tasks run at once, on a store in memory, with time that a test lets pass. Reads are
 * answered at once or, with {@link #holdReads}, when the test says so.
 */
final class RoomHarness {

    final InMemoryExecutionLogs logs = new InMemoryExecutionLogs();
    final ManualDelays delays = new ManualDelays();
    final List<Execution> newest = new ArrayList<>();
    final Room room;
    int reads;
    boolean storeAway;
    private @Nullable List<Runnable> held;

    RoomHarness() {
        Mailbox mailbox = new Mailbox(Runnable::run, Room.WAITING_MAX, Room.WAITING_CHARS_MAX);
        this.room =
                new Room(
                        new RoomTools(
                                mailbox,
                                new Reads(),
                                delays,
                                Clock.fixed(LiveSamples.NOW, ZoneOffset.UTC)));
    }

    LiveSocket join(FakeWire wire) {
        LiveSocket socket = new LiveSocket(wire, Runnable::run, () -> {});
        socket.enter(room, ServerMessages.PONG, () -> {});
        return socket;
    }

    void subscribe(LiveSocket socket, RunRef run, long fromSeq) {
        subscribe(socket, new Subscription.Wanted(run, fromSeq, false, run.attempt()));
    }

    void follow(LiveSocket socket, RunRef run, int newestAttempt) {
        subscribe(socket, new Subscription.Wanted(run, 1, true, newestAttempt));
    }

    private void subscribe(LiveSocket socket, Subscription.Wanted wanted) {
        RunRef run = wanted.run();
        room.subscribe(
                socket,
                wanted,
                new ServerMessages.Subscribed(
                        run.taskId(), run.attempt(), wanted.fromSeq(), ExecutionStatus.RUNNING, 4));
    }

    /** Lines are written, and nobody hears of it. */
    void store(RunRef run, List<LogLine> lines) {
        logs.append(scope(ACME), run, lines);
    }

    /** The room hears of lines that were written. */
    void hear(RunRef run, List<LogLine> lines) {
        room.hear(new LiveNews.Stored(run, lines));
    }

    void storeAndHear(RunRef run, List<LogLine> lines) {
        store(run, lines);
        hear(run, lines);
    }

    /** From now on answers of the store wait for {@link #answerOne} or {@link #answerAll}. */
    void holdReads() {
        held = new ArrayList<>();
    }

    int heldReads() {
        return held == null ? 0 : held.size();
    }

    void answerOne(Random random) {
        List<Runnable> waiting = held;
        if (waiting != null && !waiting.isEmpty()) {
            waiting.remove(random.nextInt(waiting.size())).run();
        }
    }

    void answerAll() {
        List<Runnable> waiting = held;
        held = null;
        if (waiting != null) {
            waiting.forEach(Runnable::run);
        }
    }

    void pass(Duration time) {
        delays.pass(time);
    }

    private final class Reads implements RoomReads {

        @Override
        public void lines(RunRef run, long fromSeq, int limit, Consumer<LogRead> done) {
            reads++;
            LogRead answer =
                    storeAway
                            ? new LogRead.Failed()
                            : new LogRead.Lines(logs.read(scope(ACME), run, fromSeq, limit));
            answer(() -> done.accept(answer));
        }

        @Override
        public void newestExecutions(int limit, Consumer<StateRead> done) {
            found(newest.stream().limit(limit).toList(), done);
        }

        @Override
        public void executions(List<TaskId> taskIds, Consumer<StateRead> done) {
            found(newest.stream().filter(e -> taskIds.contains(e.taskId())).toList(), done);
        }

        private void found(List<Execution> found, Consumer<StateRead> done) {
            StateRead answer = storeAway ? new StateRead.Failed() : new StateRead.Found(found);
            answer(() -> done.accept(answer));
        }

        private void answer(Runnable answer) {
            if (held == null) {
                answer.run();
            } else {
                held.add(answer);
            }
        }
    }
}
