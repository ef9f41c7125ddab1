package dev.aac.e2e.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.e2e.client.ExecutionRequest;
import dev.aac.e2e.client.ExecutionSnapshot;
import dev.aac.e2e.client.Member;
import dev.aac.e2e.harness.AacInstallation;
import dev.aac.e2e.harness.DockerProbe;
import dev.aac.e2e.harness.Eventually;
import dev.aac.e2e.harness.SharedInstallation;
import dev.aac.e2e.harness.SlowRegistry;
import dev.aac.e2e.harness.TestImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every way in which an execution ends. */
@ExtendWith(SharedInstallation.class)
final class OutcomeScenarios {

    private static final int SLOTS = 4;
    private static final Duration END_LIMIT = Duration.ofSeconds(30);
    private static final Duration CANCEL_LIMIT = Duration.ofSeconds(12);
    private static final Duration UNKNOWN_IMAGE_LIMIT = Duration.ofSeconds(5);

    private final AacInstallation installation;

    OutcomeScenarios(AacInstallation installation) {
        this.installation = installation;
    }

    @Test
    void exitCodeOfAFailedRunIsKept() {
        Member member = installation.newOrganization("exit-three");
        String taskId = member.submit(TestImage.running("echo broken >&2; exit 3")).taskId();

        ExecutionSnapshot end = Eventually.end(member, taskId, END_LIMIT);

        assertThat(end.status()).isEqualTo("FAILED");
        assertThat(end.exitCode()).isEqualTo(3);
        assertThat(member.log(taskId).getFirst().stream()).isEqualTo("stderr");
        Eventually.noContainerOf(member, END_LIMIT);
    }

    @Test
    void unknownImageIsAnErrorThatNamesItSoon() {
        Member member = installation.newOrganization("unknown-image");
        String image = "127.0.0.1:1/no/such-image:9";
        String taskId = member.submit(ExecutionRequest.of(image, "true")).taskId();

        ExecutionSnapshot end = Eventually.end(member, taskId, UNKNOWN_IMAGE_LIMIT);

        assertThat(end.status()).isEqualTo("ERROR");
        assertThat(end.error()).contains("such-image").doesNotContain("Exception");
        Eventually.noContainerOf(member, END_LIMIT);
    }

    @Test
    void commandThatIsNotThereFailsAsItWouldInAShell() {
        Member member = installation.newOrganization("no-program");
        String taskId = member.submit(TestImage.running("/no/such/program")).taskId();

        ExecutionSnapshot end = Eventually.end(member, taskId, END_LIMIT);

        assertThat(end.status()).isEqualTo("FAILED");
        assertThat(end.exitCode()).isEqualTo(127);
    }

    @Test
    void runPastItsTimeLimitIsStopped() {
        Member member = installation.newOrganization("time-limit");
        String taskId = member.submit(TestImage.running("sleep 600").timeoutSeconds(2)).taskId();

        ExecutionSnapshot end = Eventually.end(member, taskId, END_LIMIT);

        assertThat(end.status()).isEqualTo("ERROR");
        assertThat(end.error()).startsWith("timed out after 2 s");
        Eventually.noContainerOf(member, CANCEL_LIMIT);
    }

    @Test
    void waitingRunIsCancelledAndNeverStarts() {
        Member member = installation.newOrganization("cancel-waiting");
        List<String> holders = new ArrayList<>();
        for (int i = 0; i < SLOTS; i++) {
            holders.add(member.submit(TestImage.running("sleep 600")).taskId());
        }
        holders.forEach(id -> Eventually.status(member, id, END_LIMIT, "RUNNING"));
        String waiting = member.submit(TestImage.running("echo never")).taskId();
        assertThat(member.execution(waiting).status()).isEqualTo("PENDING");

        member.cancel(waiting);

        ExecutionSnapshot end = Eventually.status(member, waiting, CANCEL_LIMIT, "CANCELLED");
        assertThat(end.json().path("startTime").asText("")).isIn("", "null");
        holders.forEach(member::cancel);
        holders.forEach(id -> Eventually.status(member, id, CANCEL_LIMIT, "CANCELLED"));
        assertThat(member.log(waiting)).isEmpty();
        Eventually.noContainerOf(member, CANCEL_LIMIT);
    }

    @Test
    void runIsCancelledWhileItsImageIsPulled() {
        Member member = installation.newOrganization("cancel-pulling");
        try (SlowRegistry registry = SlowRegistry.open()) {
            String taskId = member.submit(ExecutionRequest.of(registry.image(), "true")).taskId();
            registry.awaitPull(END_LIMIT);

            member.cancel(taskId);

            Eventually.status(member, taskId, CANCEL_LIMIT, "CANCELLED");
            assertThat(DockerProbe.containersOf(member.account().organizationId())).isEmpty();
        }
    }

    @Test
    void runningContainerIsStoppedByCancelEvenIfItIgnoresTheSignal() {
        Member member = installation.newOrganization("cancel-running");
        String deaf = "trap '' TERM; echo up; while true; do sleep 1; done";
        String taskId = member.submit(TestImage.running(deaf)).taskId();
        Eventually.passes("it is up", END_LIMIT, () -> assertThat(member.log(taskId)).hasSize(1));

        member.cancel(taskId);

        Eventually.status(member, taskId, CANCEL_LIMIT, "CANCELLED");
        Eventually.noContainerOf(member, CANCEL_LIMIT);
        assertThat(member.log(taskId)).hasSize(1);
    }

    @Test
    void deletingARunningExecutionStopsItsContainer() {
        Member member = installation.newOrganization("delete-running");
        String taskId = member.submit(TestImage.running("sleep 600")).taskId();
        Eventually.status(member, taskId, END_LIMIT, "RUNNING");

        member.delete(taskId);

        assertThat(member.send("GET", "/api/executions/" + taskId, null).status()).isEqualTo(404);
        Eventually.noContainerOf(member, CANCEL_LIMIT);
    }

    @Test
    void runPastItsMemoryLimitIsAnErrorThatSaysSo() {
        Member member = installation.newOrganization("out-of-memory");
        String taskId =
                member.submit(TestImage.running("tail /dev/zero").config("memoryMb", 64)).taskId();

        ExecutionSnapshot end = Eventually.end(member, taskId, END_LIMIT);

        assertThat(end.status()).isEqualTo("ERROR");
        assertThat(end.error()).containsIgnoringCase("memory");
    }
}
