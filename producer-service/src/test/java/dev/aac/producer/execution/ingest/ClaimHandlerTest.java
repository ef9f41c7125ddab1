package dev.aac.producer.execution.ingest;

import static dev.aac.producer.execution.ExecutionWorld.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.id.ClaimId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.contract.id.WorkerId;
import dev.aac.contract.job.Claim;
import dev.aac.contract.job.ClaimAnswer;
import dev.aac.contract.job.ClaimAnswer.Granted;
import dev.aac.contract.job.ClaimAnswer.Reason;
import dev.aac.contract.job.ClaimAnswer.Refused;
import dev.aac.producer.execution.Dispatch.Held;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionRichSamples;
import dev.aac.producer.execution.ExecutionSamples;
import dev.aac.producer.execution.ExecutionWorld;
import dev.aac.producer.execution.RandomIds;
import dev.aac.producer.execution.RunEvent;
import dev.aac.producer.execution.SlotKey;
import dev.aac.producer.project.InMemoryProjects;
import dev.aac.producer.project.ProjectSamples;
import dev.aac.producer.project.SecretReading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ClaimHandlerTest {

    private static final ClaimId FIRST = claimId();
    private static final WorkerId WORKER = ExecutionWorld.WORKER;

    private final ExecutionWorld world = new ExecutionWorld();
    private final ClaimHandler claims =
            new ClaimHandler(
                    world.executions,
                    world.changes,
                    new RunEnvironments(
                            new SecretReading(new InMemoryProjects(), ProjectSamples.vault())),
                    () -> "here",
                    world.clock);

    @Test
    void grantIsALeaseOfFifteenSeconds() {
        Execution sent = world.sent(ACME, "t1", 0);

        Granted granted = (Granted) claims.answer(new Claim(FIRST, sent.currentRun(), WORKER));

        assertThat(granted.leaseMillis()).isEqualTo(15_000);
        assertThat(granted.installation()).isEqualTo("here");
        Held held = (Held) world.now(sent).progress().dispatch();
        assertThat(held.lease().token()).isEqualTo(granted.token());
        assertThat(held.lease().workerId()).isEqualTo(WORKER);
        assertThat(held.lease().until())
                .isEqualTo(world.clock.instant().plus(Duration.ofSeconds(15)));
    }

    @Test
    void theSameClaimAgainGetsTheSameLeaseWithItsFullTime() {
        Execution sent = world.sent(ACME, "t1", 0);
        Claim claim = new Claim(FIRST, sent.currentRun(), WORKER);
        ClaimAnswer first = claims.answer(claim);
        world.clock.advance(Duration.ofSeconds(3));

        assertThat(claims.answer(claim)).isEqualTo(first);

        Held held = (Held) world.now(sent).progress().dispatch();
        assertThat(held.lease().until())
                .isEqualTo(world.clock.instant().plus(Duration.ofSeconds(15)));
        assertThat(world.now(sent).progress().attempts()).hasSize(1);
    }

    @Test
    void anotherClaimOfAHeldRunIsRefused() {
        Execution sent = world.sent(ACME, "t1", 0);
        claims.answer(new Claim(FIRST, sent.currentRun(), WORKER));

        assertRefused(new Claim(claimId(), sent.currentRun(), WORKER), Reason.TAKEN);
    }

    @Test
    void onlyOneOfManyRacingClaimsIsGranted() throws Exception {
        Execution sent = world.sent(ACME, "t1", 0);
        List<ClaimAnswer> answers = new ArrayList<>();
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ClaimAnswer>> asked = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                Claim claim = new Claim(claimId(), sent.currentRun(), new WorkerId("w" + i));
                asked.add(workers.submit(() -> claims.answer(claim)));
            }
            for (Future<ClaimAnswer> answer : asked) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).filteredOn(Granted.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(new Refused(Reason.TAKEN)::equals).hasSize(63);
    }

    @Test
    void endedOrCancelledRunIsRefused() {
        Execution cancelled = world.sent(ACME, "cancelled", 0);
        world.apply(cancelled, new RunEvent.CancelRequested());
        Execution held = world.held(ACME, "ended", 1);
        world.apply(held, ExecutionSamples.exited(ExecutionWorld.tokenOf(held), 0));

        assertRefused(new Claim(FIRST, cancelled.currentRun(), WORKER), Reason.ENDED);
        assertRefused(new Claim(FIRST, held.currentRun(), WORKER), Reason.ENDED);
    }

    @Test
    void claimOfAnEarlierAttemptIsStale() {
        Execution held = world.claimed(world.apply(retrying("t1"), sentTo(0)));
        world.apply(held, ExecutionSamples.exited(ExecutionWorld.tokenOf(held), 1));

        assertRefused(new Claim(FIRST, held.currentRun(), WORKER), Reason.STALE);
    }

    @Test
    void attemptThatIsNotSentYetIsNotGranted() {
        Execution waiting = world.submit(ACME, "t1");

        assertRefused(new Claim(FIRST, waiting.currentRun(), WORKER), Reason.STALE);
    }

    @Test
    void unknownRunIsRefusedAlsoWhenItsNameLivesOn() {
        Execution sent = world.sent(ACME, "t1", 0);
        RunRef deleted = new RunRef(ACME, sent.taskId(), RandomIds.runId(), 1);
        RunRef never = new RunRef(ACME, new TaskId("t2"), sent.runId(), 1);
        RunRef foreign = new RunRef(ExecutionWorld.GLOBEX, sent.taskId(), sent.runId(), 1);

        assertRefused(new Claim(FIRST, deleted, WORKER), Reason.UNKNOWN);
        assertRefused(new Claim(FIRST, never, WORKER), Reason.UNKNOWN);
        assertRefused(new Claim(FIRST, foreign, WORKER), Reason.UNKNOWN);
        assertThat(world.now(sent)).isEqualTo(sent);
    }

    @Test
    void environmentIsOursThenTheRequesters() {
        Execution rich = ExecutionRichSamples.withEverything(ACME, new TaskId("t1"));
        world.changes.insert(ExecutionWorld.scope(ACME), rich);
        world.apply(rich, sentTo(0));

        Granted granted = (Granted) claims.answer(new Claim(FIRST, rich.currentRun(), WORKER));

        assertThat(granted.environment())
                .containsEntry("CI", "true")
                .containsEntry("AAC_TASK_ID", "t1")
                .containsEntry("AAC_ORGANIZATION_ID", ACME.value())
                .containsEntry("AAC_ATTEMPT", "1")
                .containsEntry("AAC_FOLDER", "smoke")
                .containsEntry("AAC_TESTS", "login\na test with spaces\nnaïve ☕ test")
                .containsEntry("AAC_ENVIRONMENT", "staging")
                .containsEntry("BASE_URL", "https://shop.example/?a=b")
                .containsEntry("AAC_REPORTS_DIR", "/work/reports")
                .containsEntry("_b2", "zwei 😀")
                .containsEntry("EMPTY", "")
                .hasSize(12);
    }

    @Test
    void whatTheRequestLeavesOutIsLeftOutOrHasADefault() {
        Execution sent = world.sent(ACME, "t1", 0);

        Granted granted = (Granted) claims.answer(new Claim(FIRST, sent.currentRun(), WORKER));

        assertThat(granted.secrets()).isEmpty();
        assertThat(granted.environment())
                .containsEntry("AAC_TESTS", "")
                .containsEntry("AAC_FOLDER", "all")
                .containsEntry("AAC_REPORTS_DIR", "/tmp/aac-reports")
                .doesNotContainKeys("AAC_ENVIRONMENT", "BASE_URL");
    }

    private void assertRefused(Claim claim, Reason reason) {
        assertThat(claims.answer(claim)).isEqualTo(new Refused(reason));
    }

    private Execution retrying(String task) {
        return world.submit(ACME, task, 1);
    }

    private static RunEvent sentTo(int place) {
        return new RunEvent.Sent(new SlotKey(ACME, place));
    }

    private static ClaimId claimId() {
        return new ClaimId(RandomIds.runId().value());
    }
}
