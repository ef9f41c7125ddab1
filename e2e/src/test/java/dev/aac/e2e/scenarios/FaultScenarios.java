package dev.aac.e2e.scenarios;

import static dev.aac.e2e.harness.RestartedInstallation.SLOTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aac.e2e.client.ExecutionSnapshot;
import dev.aac.e2e.client.LiveSocket;
import dev.aac.e2e.client.LoggedLine;
import dev.aac.e2e.client.Member;
import dev.aac.e2e.harness.AacInstallation;
import dev.aac.e2e.harness.Eventually;
import dev.aac.e2e.harness.RestartedInstallation;
import dev.aac.e2e.harness.TestImage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A process dies without a word; what was accepted still ends, once. The faults of {@code
 * dev.aac.e2e.faults} kill on every broker.
 */
@Tag("one-broker")
@ExtendWith(RestartedInstallation.class)
final class FaultScenarios {

    private static final int ACCEPTED = 4;
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration RESTART_LIMIT = Duration.ofSeconds(20);
    private static final Duration END_LIMIT = Duration.ofSeconds(60);

    private final AacInstallation installation;

    FaultScenarios(AacInstallation installation) {
        this.installation = installation;
    }

    @Test
    void killedWorkersRunStartsAgainOnANewWorkerAndEndsOnce() {
        Member member = installation.newOrganization("worker-killed");
        String taskId =
                member.submit(TestImage.running("echo attempt $AAC_ATTEMPT; sleep 8")).taskId();
        Eventually.passes("it runs", START_LIMIT, () -> assertThat(member.log(taskId)).hasSize(1));
        try (LiveSocket socket = member.openSocket()) {
            JsonNode before = installation.status().path("pids");
            long killed = System.nanoTime();
            installation.kill("worker");
            installation.up();
            assertOnlyWorkerIsAnother(before, installation.status());

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

    private static void assertOnlyWorkerIsAnother(JsonNode before, JsonNode status) {
        JsonNode after = status.path("pids");
        assertThat(after.path("producer")).isEqualTo(before.path("producer"));
        assertThat(after.path("embedded")).isEqualTo(before.path("embedded"));
        assertThat(after.path("worker")).isNotEqualTo(before.path("worker"));
        assertThat(status.path("ready").asBoolean()).isTrue();
    }

    private static void assertEndedOnce(LiveSocket socket, String taskId) {
        socket.awaitEnd(taskId, END_LIMIT);
        List<String> ends =
                socket.statusesOf(taskId).stream().filter(ExecutionSnapshot::isFinal).toList();
        assertThat(ends).containsExactly("PASSED");
    }

    /** All slots are taken, so what comes after is accepted but cannot have been dispatched. */
    @Test
    void killedProducerForgetsNothingThatItAcceptedAndRunsOutliveIt() {
        Member member = installation.newOrganization("producer-killed");
        for (int i = 0; i < SLOTS; i++) {
            String counting = "for i in 1 2 3 4 5 6 7 8; do echo $i; sleep 1; done";
            member.submit(TestImage.running(counting).taskId("running-" + i));
        }
        for (int i = 0; i < SLOTS; i++) {
            String running = "running-" + i;
            Eventually.passes(
                    "it runs", START_LIMIT, () -> assertThat(member.log(running)).isNotEmpty());
        }
        for (int i = 0; i < ACCEPTED; i++) {
            member.submit(TestImage.running("echo accepted").taskId("accepted-" + i));
        }

        installation.kill("producer");
        installation.up();

        for (int i = 0; i < SLOTS; i++) {
            assertPassedAtOnce(member, "running-" + i, "1", "2", "3", "4", "5", "6", "7", "8");
        }
        for (int i = 0; i < ACCEPTED; i++) {
            assertPassedAtOnce(member, "accepted-" + i, "accepted");
        }
        Eventually.noContainerOf(member, END_LIMIT);
    }

    private static void assertPassedAtOnce(Member member, String taskId, String... lines) {
        ExecutionSnapshot end = Eventually.end(member, taskId, END_LIMIT);
        assertThat(end.status()).as(end.json().toString()).isEqualTo("PASSED");
        assertThat(end.json().path("attempts")).hasSize(1);
        assertThat(member.log(taskId)).extracting(LoggedLine::text).containsExactly(lines);
    }
}
