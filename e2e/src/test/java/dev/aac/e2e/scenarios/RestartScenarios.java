package dev.aac.e2e.scenarios;

import static dev.aac.e2e.harness.RestartedInstallation.DRAIN_SECONDS;
import static dev.aac.e2e.harness.RestartedInstallation.SLOTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aac.e2e.client.ExecutionRequest;
import dev.aac.e2e.client.ExecutionSnapshot;
import dev.aac.e2e.client.LiveSocket;
import dev.aac.e2e.client.LoggedLine;
import dev.aac.e2e.client.Member;
import dev.aac.e2e.harness.AacInstallation;
import dev.aac.e2e.harness.AnotherProducer;
import dev.aac.e2e.harness.Eventually;
import dev.aac.e2e.harness.RestartedInstallation;
import dev.aac.e2e.harness.TestImage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Processes that are told to end, one after the other, while runs go on. With the other broker they
 * are killed (the faults).
 */
@Tag("one-broker")
@ExtendWith(RestartedInstallation.class)
final class RestartScenarios {

    private static final String TAKES_NO_MORE = "This worker takes no more runs";
    private static final int GOING_AWAY = 1001;
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final Duration END_LIMIT = Duration.ofSeconds(90);

    /**
     * A run that is only missed is found when its lease is over, 15 s after its last renewal, not
     * before 18 s after it was told.
     */
    private static final Duration HANDED_BACK_WITHIN = Duration.ofSeconds(DRAIN_SECONDS + 9);

    private final AacInstallation installation;

    RestartScenarios(AacInstallation installation) {
        this.installation = installation;
    }

    @Test
    void stoppingWorkerLetsAShortRunEndAndTakesNoOther() {
        Member member = installation.newOrganization("drained");
        String running = member.submit(counting(5)).taskId();
        awaitLine(member, running);

        ProcessHandle worker = installation.terminate("worker");
        Eventually.holds(
                "it takes no more",
                STOP_LIMIT,
                () -> installation.hasLogged("worker", TAKES_NO_MORE),
                worker::info);
        String waiting = member.submit(TestImage.running("echo later")).taskId();
        Eventually.holds("the worker ends", STOP_LIMIT, () -> !worker.isAlive(), worker::info);

        assertWhole(member, running, 5);
        assertThat(member.execution(waiting).status()).isEqualTo("PENDING");
        installation.up();
        assertThat(Eventually.end(member, waiting, END_LIMIT).status()).isEqualTo("PASSED");
        Eventually.noContainerOf(member, START_LIMIT);
    }

    @Test
    void stoppingWorkerHandsALongRunBackAndItStartsAgainAtOnce() {
        Member member = installation.newOrganization("handed-back");
        String command = "echo attempt $AAC_ATTEMPT; [ $AAC_ATTEMPT = 2 ] || sleep 300";
        String taskId = member.submit(TestImage.running(command)).taskId();
        awaitLine(member, taskId);

        Instant told = Instant.now();
        ProcessHandle worker = installation.terminate("worker");
        Eventually.holds(
                "the worker ends",
                STOP_LIMIT.plusSeconds(DRAIN_SECONDS),
                () -> !worker.isAlive(),
                worker::info);
        installation.up();

        ExecutionSnapshot end = Eventually.end(member, taskId, END_LIMIT);
        assertThat(end.status()).as(end.json().toString()).isEqualTo("PASSED");
        JsonNode attempts = end.json().path("attempts");
        assertThat(attempts).hasSize(2);
        assertThat(Instant.parse(attempts.path(0).path("endTime").asText()))
                .isBetween(told.plusSeconds(DRAIN_SECONDS), told.plus(HANDED_BACK_WITHIN));
        Eventually.noContainerOf(member, START_LIMIT);
    }

    @Test
    void producersAreRestartedOneAfterTheOtherAndNoRunNotices() {
        Member member = installation.newOrganization("rolling");
        try (AnotherProducer other = installation.startAnotherProducer()) {
            List<String> tasks = new ArrayList<>();
            for (int i = 0; i < SLOTS; i++) {
                tasks.add(member.submit(counting(20)).taskId());
            }
            tasks.forEach(task -> awaitLine(member, task));

            ProcessHandle first = installation.terminate("producer");
            Eventually.holds("it ends", STOP_LIMIT, () -> !first.isAlive(), first::info);
            Member elsewhere = installation.signIn(other.client(), member);
            tasks.add(elsewhere.submit(counting(2)).taskId());
            installation.up();
            other.restart();
            tasks.add(member.submit(counting(2)).taskId());

            for (String task : tasks.subList(0, SLOTS)) {
                assertWhole(member, task, 20);
            }
            for (String task : tasks.subList(SLOTS, tasks.size())) {
                assertWhole(member, task, 2);
            }
        }
    }

    @Test
    void stoppingProducerClosesItsSocketsAndSaysFirstThatItIsNotReady() {
        Member member = installation.newOrganization("goodbye");
        try (LiveSocket socket = member.openSocket()) {
            ProcessHandle producer = installation.terminate("producer");

            assertThat(socket.awaitClose(START_LIMIT)).isEqualTo(GOING_AWAY);
            Eventually.passes(
                    "it is not ready",
                    Duration.ofSeconds(2),
                    () -> assertThat(status("/api/health")).isEqualTo(503));
            assertThat(status("/")).as("requests are still taken").isEqualTo(200);
            Eventually.holds("it ends", STOP_LIMIT, () -> !producer.isAlive(), producer::info);
        }
    }

    /** What a killed process would leave besides containers, which other scenarios look for. */
    @Test
    void killedProcessesLeaveNoTemporaryFiles() {
        List<Path> before = installation.temporaryFiles();

        installation.kill("worker");
        installation.kill("producer");
        installation.up();

        assertThat(installation.temporaryFiles()).isSubsetOf(before);
    }

    private int status(String path) {
        return installation.client().api().send("GET", path, null, null).status();
    }

    private static ExecutionRequest counting(int lines) {
        return TestImage.running(
                "i=0; while [ $i -lt %d ]; do i=$((i+1)); echo $i; sleep 1; done".formatted(lines));
    }

    private static void awaitLine(Member member, String taskId) {
        Eventually.passes(
                taskId + " runs", START_LIMIT, () -> assertThat(member.log(taskId)).isNotEmpty());
    }

    private static void assertWhole(Member member, String taskId, int lines) {
        ExecutionSnapshot end = Eventually.end(member, taskId, END_LIMIT);
        assertThat(end.status()).as(end.json().toString()).isEqualTo("PASSED");
        assertThat(end.json().path("attempts")).hasSize(1);
        assertThat(member.log(taskId))
                .extracting(LoggedLine::text)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, lines).mapToObj(Integer::toString).toList());
    }
}
