package dev.aac.producer.execution.live;

import static dev.aac.producer.execution.live.LiveSamples.lines;
import static dev.aac.producer.execution.live.LiveSamples.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aac.contract.fact.LogLine;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Long logs over a real socket and the real store. */
@QuarkusTest
@Tag("serial")
class LiveReplayApiTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Inject LiveWriter writer;
    @Inject Sockets sockets;

    @Test
    void hundredThousandLinesAreReplayed() {
        SignedUp ours = SignedUp.anew();
        Execution execution = writer.insert(ours, "long");
        for (long first = 1; first <= 100_000; first += 1_000) {
            writer.append(execution, lines(first, first + 999));
        }
        try (SocketClient client = SocketClient.connect(uri()).signedIn(ours.token())) {
            client.subscribe("long", 1);
            awaitLine(client, "long", 100_000);

            assertThat(client.lines("long")).isEqualTo(numbers(1, 100_000));
        }
    }

    @Test
    void seamIsCleanWhileSeveralThreadsAppend() throws Exception {
        SignedUp ours = SignedUp.anew();
        Execution execution = writer.insert(ours, "seam");
        List<List<LogLine>> batches =
                IntStream.range(0, 500).mapToObj(i -> lines(i * 20L + 1, i * 20L + 20)).toList();
        try (SocketClient early = SocketClient.connect(uri()).signedIn(ours.token());
                SocketClient late = SocketClient.connect(uri()).signedIn(ours.token());
                SocketClient listening = SocketClient.connect(uri()).signedIn(ours.token());
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            early.subscribe("seam", 1);
            writer.start(execution);
            List<Future<?>> running =
                    IntStream.range(0, 4)
                            .<Future<?>>mapToObj(
                                    lane -> threads.submit(() -> append(execution, batches, lane)))
                            .toList();
            await().until(() -> !early.lines("seam").isEmpty());
            late.subscribe("seam", 100);
            for (Future<?> one : running) {
                one.get();
            }
            awaitLine(early, "seam", 10_000);
            awaitLine(late, "seam", 10_000);
            awaitLine(listening, "seam", 10_000);

            assertThat(early.linesSinceSubscribed("seam")).isEqualTo(numbers(1, 10_000));
            assertThat(late.linesSinceSubscribed("seam")).isEqualTo(numbers(100, 10_000));
            assertThat(listening.lines("seam")).isEqualTo(numbers(1, 10_000));
        }
    }

    @Test
    void readerThatStopsIsCutOffAndTheOthersGetAll() {
        SignedUp ours = SignedUp.anew();
        Execution execution = writer.insert(ours, "flood");
        try (SocketClient slow = SocketClient.connectWithoutReading(uri());
                SocketClient quick = SocketClient.connect(uri()).signedIn(ours.token())) {
            slow.signIn(ours.token());
            writer.start(execution);
            String text = "x".repeat(1_000);
            for (long first = 1; first <= 20_000; first += 200) {
                writer.append(
                        execution,
                        numbers(first, first + 199).stream()
                                .map(seq -> LiveSamples.line(seq, text))
                                .toList());
            }
            awaitLine(quick, "flood", 20_000);
            assertThat(quick.lines("flood")).isEqualTo(numbers(1, 20_000));

            await().atMost(SocketSweep.STALL_MAX.multipliedBy(3))
                    .until(() -> connections(ours) == 1);
            slow.startReading();
            assertThat(slow.awaitClose()).as("too slow, or already cut").isIn(4408, -1);
            assertThat(quick.isOpen()).isTrue();
        }
    }

    private long connections(SignedUp who) {
        return sockets.all().stream()
                .map(LiveSocket::principal)
                .filter(Objects::nonNull)
                .filter(known -> known.userId().value().equals(who.userId()))
                .count();
    }

    private void append(Execution execution, List<List<LogLine>> batches, int lane) {
        for (int i = lane; i < batches.size(); i += 4) {
            writer.append(execution, batches.get(i));
        }
    }

    private static void awaitLine(SocketClient client, String task, long seq) {
        await().atMost(PATIENCE)
                .until(
                        () -> {
                            var logs = client.data("execution-log");
                            if (logs.isEmpty()) {
                                return false;
                            }
                            var lines = logs.getLast().path("lines");
                            return lines.path(lines.size() - 1).path("seq").longValue() >= seq;
                        });
        assertThat(client.data("execution-log").getLast().path("taskId").textValue())
                .isEqualTo(task);
    }

    private static URI uri() {
        return URI.create("ws://localhost:" + RestAssured.port + LiveEndpoint.PATH);
    }
}
