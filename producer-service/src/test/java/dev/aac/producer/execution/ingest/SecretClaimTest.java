package dev.aac.producer.execution.ingest;

import static dev.aac.producer.execution.ExecutionWorld.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.id.ClaimId;
import dev.aac.contract.id.TaskId;
import dev.aac.contract.job.Claim;
import dev.aac.contract.job.ClaimAnswer;
import dev.aac.contract.job.ClaimAnswer.Granted;
import dev.aac.contract.job.ClaimAnswer.Reason;
import dev.aac.contract.job.ClaimAnswer.Refused;
import dev.aac.contract.job.ImageReference;
import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.execution.Dispatch;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionRequest;
import dev.aac.producer.execution.ExecutionRichSamples;
import dev.aac.producer.execution.ExecutionSamples;
import dev.aac.producer.execution.ExecutionWorld;
import dev.aac.producer.execution.RandomIds;
import dev.aac.producer.execution.RunConfig;
import dev.aac.producer.execution.RunEvent;
import dev.aac.producer.execution.SlotKey;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.project.InMemoryProjects;
import dev.aac.producer.project.ProjectId;
import dev.aac.producer.project.ProjectSamples;
import dev.aac.producer.project.SecretReading;
import dev.aac.producer.project.SecretVault;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The secrets of a project come with the claim's answer and lie nowhere else. */
class SecretClaimTest {

    private final OrganizationScope acme = ExecutionWorld.scope(ACME);
    private final ExecutionWorld world = new ExecutionWorld();
    private final InMemoryProjects projects = new InMemoryProjects();
    private final SecretVault vault = ProjectSamples.vault();
    private final ClaimHandler claims = claims(vault);

    private ClaimHandler claims(SecretVault reading) {
        return new ClaimHandler(
                world.executions,
                world.changes,
                new RunEnvironments(new SecretReading(projects, reading)),
                () -> "here",
                world.clock);
    }

    @Test
    void secretsComeBeforeTheRequestersOwnVariables() {
        ProjectId project = project(Map.of("TOKEN", "hunter22", "PASSWORD", "kept", "CI", "no"));
        Execution sent = sent(project, Map.of("PASSWORD", "own"), 0);

        Granted granted = (Granted) claims.answer(claim(sent));

        assertThat(granted.environment())
                .containsEntry("TOKEN", "hunter22")
                .containsEntry("PASSWORD", "own")
                .containsEntry("CI", "no")
                .containsEntry("AAC_TASK_ID", "t1");
        assertThat(granted.secrets()).containsExactly("CI", "TOKEN");
        assertThat(granted.secretValues()).containsExactlyInAnyOrder("no", "hunter22");
    }

    @Test
    void nothingThatIsStoredOrPrintedShowsThem() {
        Execution sent = sent(project(Map.of("TOKEN", "hunter22")), Map.of(), 0);

        ClaimAnswer granted = claims.answer(claim(sent));

        assertThat(granted.toString()).doesNotContain("hunter22");
        assertThat(world.now(sent).toString()).doesNotContain("hunter22");
        assertThat(projects.find(acme, projectOf(sent)).orElseThrow().toString())
                .doesNotContain("hunter22");
    }

    @Test
    void changedSecretHoldsForTheNextAttempt() {
        ProjectId project = project(Map.of("TOKEN", "before1"));
        Execution sent = sent(project, Map.of(), 1);
        Granted first = (Granted) claims.answer(claim(sent));
        set(project, Map.of("TOKEN", "after22"));
        Execution failed = world.apply(world.now(sent), ExecutionSamples.exited(first.token(), 1));
        Execution again = world.apply(failed, new RunEvent.Sent(new SlotKey(ACME, 0)));

        Granted second = (Granted) claims.answer(claim(again));

        assertThat(first.environment()).containsEntry("TOKEN", "before1");
        assertThat(second.environment()).containsEntry("TOKEN", "after22");
    }

    @Test
    void projectThatIsGoneHasNoSecretsAndItsRunGoesOn() {
        ProjectId project = project(Map.of("TOKEN", "hunter22"));
        Execution sent = sent(project, Map.of("A", "1"), 0);
        projects.delete(acme, project);

        Granted granted = (Granted) claims.answer(claim(sent));

        assertThat(granted.environment()).containsEntry("A", "1").doesNotContainKey("TOKEN");
        assertThat(granted.secrets()).isEmpty();
    }

    @Test
    void secretThatCannotBeDecryptedEndsTheRunWithASentence() {
        Execution sent = sent(project(Map.of("TOKEN", "hunter22")), Map.of(), 3);
        ClaimHandler keyLost = claims(ProjectSamples.vault());
        Claim claim = claim(sent);

        assertThat(keyLost.answer(claim)).isEqualTo(new Refused(Reason.ENDED));

        Execution ended = world.now(sent);
        assertThat(ended.status()).isEqualTo(ExecutionStatus.ERROR);
        assertThat(ended.progress().dispatch()).isInstanceOf(Dispatch.Done.class);
        assertThat(ended.progress().result().error())
                .isEqualTo(
                        "the container could not be started: the secret \"TOKEN\" of its project"
                                + " cannot be decrypted; set it again");
        assertThat(keyLost.answer(claim)).isEqualTo(new Refused(Reason.ENDED));
    }

    @Test
    void runThatIsBeingCancelledThenIsCancelled() {
        Execution sent = sent(project(Map.of("TOKEN", "hunter22")), Map.of(), 0);
        Claim claim = claim(sent);
        claims.answer(claim);
        world.apply(world.now(sent), new RunEvent.CancelRequested());

        assertThat(claims(ProjectSamples.vault()).answer(claim))
                .isEqualTo(new Refused(Reason.ENDED));

        assertThat(world.now(sent).status()).isEqualTo(ExecutionStatus.CANCELLED);
    }

    private ProjectId project(Map<String, String> secrets) {
        ProjectId id = projects.newId();
        projects.admit(
                acme,
                ProjectSamples.project(
                        acme,
                        id,
                        ProjectSamples.plain("shop"),
                        ProjectSamples.sealed(vault, acme, id, secrets)),
                1);
        return id;
    }

    private void set(ProjectId id, Map<String, String> secrets) {
        projects.delete(acme, id);
        projects.admit(
                acme,
                ProjectSamples.project(
                        acme,
                        id,
                        ProjectSamples.plain("shop"),
                        ProjectSamples.sealed(vault, acme, id, secrets)),
                1);
    }

    private Execution sent(@Nullable ProjectId project, Map<String, String> env, int retries) {
        RunConfig config = new RunConfig(null, null, retries, 60, 86_400, null, env, 2, 2048, null);
        ExecutionRequest request =
                new ExecutionRequest(
                        new ImageReference("busybox:1"),
                        "true",
                        "all",
                        List.of(),
                        config,
                        null,
                        project);
        Execution accepted =
                ExecutionRichSamples.accepted(
                        ACME, new TaskId("t1"), request, world.clock.instant());
        world.changes.insert(acme, accepted);
        return world.apply(accepted, new RunEvent.Sent(new SlotKey(ACME, 0)));
    }

    private static ProjectId projectOf(Execution execution) {
        ProjectId project = execution.request().projectId();
        if (project == null) {
            throw new AssertionError("it has no project");
        }
        return project;
    }

    private static Claim claim(Execution sent) {
        return new Claim(
                new ClaimId(RandomIds.runId().value()), sent.currentRun(), ExecutionWorld.WORKER);
    }
}
