package dev.aac.e2e.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aac.e2e.client.ExecutionSnapshot;
import dev.aac.e2e.client.LiveSocket;
import dev.aac.e2e.client.LoggedLine;
import dev.aac.e2e.client.Member;
import dev.aac.e2e.harness.AacInstallation;
import dev.aac.e2e.harness.Eventually;
import dev.aac.e2e.harness.TestImage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A process dies without a word; what was accepted still ends, once. The faults of {@code
 * dev.aac.e2e.faults} kill on every broker.
 */
@Tag("one-broker")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FaultScenarios {

    private static final int SLOTS = 2;
    private static final int ACCEPTED = 4;
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration RESTART_LIMIT = Duration.ofSeconds(20);
    private static final Duration END_LIMIT = Duration.ofSeconds(60);

    private final AacInstallation installation =
            AacInstallation.named("faults", Map.of("WORKER_CONCURRENCY", Integer.toString(SLOTS)));

    @BeforeAll
    void start() {
        installation.up();
    }

    @AfterAll
    void stop() {
        installation.close();
    }

    @Test
    void killedWorkersRunStartsAgainOnANewWorkerAndEndsOnce() {
        Member member = installation.newOrganization("worker-killed");
        String taskId =
                member.submit(TestImage.running("echo attempt $AAC_ATTEMPT; sleep 8")).taskId();
        Eventually.passes("it runs", START_LIMIT, () -> assertThat(member.log(taskId)).hasSize(1));
        try (LiveSocket socket = member.openSocket()) {
            long killed = System.nanoTime();
            installation.kill("worker");
            installation.up();

            Eventually.passes(
                    "it runs again",
                    RESTART_LIMIT.minusNanos(System.nanoTime() - killed),
                    () ->
                            assertThat(member.log(taskId))
                                    .extracting(LoggedLine::text)
                                    .containsExactly("attempt 2"));
            ExecutionSnapshot end = Eventually.end(member, taskId, END_LIMIT);

            assertThat(end.status()).as(end.json().toString()).isEqualTo("PASSED");
            assertThat(end.json().path("attempts")).hasSize(2);
            assertEndedOnce(socket, taskId);
            Eventually.noContainerOf(member, START_LIMIT);
        }
    }

    private static void assertEndedOnce(LiveSocket socket, String taskId) {
        socket.awaitEnd(taskId, END_LIMIT);
        List<String> ends =
                socket.statusesOf(taskId).stream().filter(ExecutionSnapshot::isFinal).toList();
        assertThat(ends).containsExactly("PASSED");
    }

    /** Both slots are taken, so what comes after is accepted but cannot have been dispatched. */
    @Test
    void killedProducerForgetsNothingThatItAccepted() {
        Member member = installation.newOrganization("producer-killed");
        for (int i = 0; i < SLOTS; i++) {
            member.submit(TestImage.running("sleep 5").taskId("holder-" + i));
            Eventually.status(member, "holder-" + i, START_LIMIT, "RUNNING");
        }
        for (int i = 0; i < ACCEPTED; i++) {
            member.submit(TestImage.running("echo accepted").taskId("accepted-" + i));
        }

        installation.kill("producer");
        installation.up();

        for (int i = 0; i < ACCEPTED; i++) {
            ExecutionSnapshot end = Eventually.end(member, "accepted-" + i, END_LIMIT);
            assertThat(end.status()).as(end.json().toString()).isEqualTo("PASSED");
            assertThat(member.log("accepted-" + i))
                    .extracting(LoggedLine::text)
                    .containsExactly("accepted");
        }
        Eventually.noContainerOf(member, END_LIMIT);
    }

    @Test
    void runOutlivesItsProducer() {
        Member member = installation.newOrganization("producer-gone");
        String counting = "for i in 1 2 3 4 5 6 7 8; do echo $i; sleep 1; done";
        String taskId = member.submit(TestImage.running(counting)).taskId();
        Eventually.passes(
                "it runs", START_LIMIT, () -> assertThat(member.log(taskId)).isNotEmpty());

        installation.kill("producer");
        installation.up();

        ExecutionSnapshot end = Eventually.end(member, taskId, END_LIMIT);
        assertThat(end.status()).as(end.json().toString()).isEqualTo("PASSED");
        assertThat(end.json().path("attempts")).hasSize(1);
        assertThat(member.log(taskId))
                .extracting(LoggedLine::text)
                .containsExactly("1", "2", "3", "4", "5", "6", "7", "8");
    }

    @Test
    void partsThatLivedAreLeftAloneWhenADeadOneIsRestarted() {
        JsonNode before = installation.status().path("pids");

        installation.kill("worker");
        installation.up();

        JsonNode after = installation.status().path("pids");
        assertThat(after.path("producer")).isEqualTo(before.path("producer"));
        assertThat(after.path("embedded")).isEqualTo(before.path("embedded"));
        assertThat(after.path("worker")).isNotEqualTo(before.path("worker"));
        assertThat(installation.status().path("ready").asBoolean()).isTrue();
    }
}
