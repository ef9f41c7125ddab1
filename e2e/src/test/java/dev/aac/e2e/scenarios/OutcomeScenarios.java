package dev.aac.e2e.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.e2e.client.Answer;
import dev.aac.e2e.client.ExecutionRequest;
import dev.aac.e2e.client.ExecutionSnapshot;
import dev.aac.e2e.client.LoggedLine;
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
import java.util.Map;
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
    void runThatPassesAtTheSecondAttemptIsUnstableAndKeepsBothLogs() {
        Member member = installation.newOrganization("unstable");
        String wavering = "echo attempt $AAC_ATTEMPT; test $AAC_ATTEMPT = 2";
        ExecutionRequest request = TestImage.running(wavering).config("retryAttempts", 3);
        String taskId = member.submit(request).taskId();

        ExecutionSnapshot end = Eventually.end(member, taskId, END_LIMIT);

        assertThat(end.status()).isEqualTo("UNSTABLE");
        assertThat(end.exitCode()).isZero();
        assertThat(end.outcomes()).containsExactly("FAILED", "PASSED");
        assertThat(member.log(taskId, 1)).extracting(LoggedLine::text).containsExactly("attempt 1");
        assertThat(member.log(taskId, 2)).extracting(LoggedLine::text).containsExactly("attempt 2");
        assertThat(member.log(taskId)).isEqualTo(member.log(taskId, 2));
        Eventually.noContainerOf(member, END_LIMIT);
    }

    @Test
    void retriesAreUsedUpAndNoMore() {
        Member member = installation.newOrganization("retries");
        ExecutionRequest request = TestImage.running("exit 5").config("retryAttempts", 2);
        String taskId = member.submit(request).taskId();

        ExecutionSnapshot end = Eventually.end(member, taskId, END_LIMIT);

        assertThat(end.status()).isEqualTo("FAILED");
        assertThat(end.exitCode()).isEqualTo(5);
        assertThat(end.outcomes()).containsExactly("FAILED", "FAILED", "FAILED");
    }

    @Test
    void retryOfAnEndedRunIsANewExecutionOfTheSameRequest() {
        Member member = installation.newOrganization("retry");
        member.submit(TestImage.running("echo $AAC_TASK_ID; exit 1").taskId("first"));
        Eventually.end(member, "first", END_LIMIT);

        ExecutionSnapshot again = member.retry("first");

        assertThat(again.taskId()).isEqualTo("first-retry-1");
        assertThat(again.json().path("trigger").path("retryOf").asText()).isEqualTo("first");
        assertThat(Eventually.end(member, again.taskId(), END_LIMIT).status()).isEqualTo("FAILED");
        assertThat(member.log(again.taskId()))
                .extracting(LoggedLine::text)
                .containsExactly("first-retry-1");
    }

    @Test
    void pipelineThatAsksTwiceRunsOnce() {
        Member member = installation.newOrganization("pipeline");
        ExecutionRequest request =
                TestImage.running("echo ran")
                        .taskId("build-7")
                        .with("ciContext", Map.of("source", "jenkins", "branch", "main"));

        assertThat(member.trigger(request).status()).isEqualTo(202);
        assertThat(member.trigger(request).status()).isEqualTo(200);
        Eventually.status(member, "build-7", END_LIMIT, "PASSED");
        Answer known = member.trigger(request);

        assertThat(known.status()).isEqualTo(200);
        assertThat(known.data().path("status").asText()).isEqualTo("PASSED");
        assertThat(known.data().path("trigger").path("ci").path("branch").asText())
                .isEqualTo("main");
        assertThat(member.trigger(request.with("command", "false")).status()).isEqualTo(409);
        assertThat(member.executions("limit=10")).hasSize(1);
    }

    @Test
    void silentRunPastItsIdleLimitIsStopped() {
        Member member = installation.newOrganization("idle-limit");
        ExecutionRequest request =
                TestImage.running("echo up; sleep 600").config("idleTimeoutSeconds", 1);
        String taskId = member.submit(request).taskId();

        ExecutionSnapshot end = Eventually.end(member, taskId, END_LIMIT);

        assertThat(end.status()).isEqualTo("ERROR");
        assertThat(end.error()).isEqualTo("stopped after 1 s without output");
        assertThat(member.log(taskId)).hasSize(1);
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
