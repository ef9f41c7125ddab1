package dev.aac.producer.execution.ingest;

import static dev.aac.producer.execution.ExecutionWorld.ACME;
import static dev.aac.producer.execution.ExecutionWorld.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.fact.AbortReason;
import dev.aac.contract.fact.Fact;
import dev.aac.contract.fact.FactAnswer;
import dev.aac.contract.fact.FactAnswer.Accepted;
import dev.aac.contract.fact.FactAnswer.NotYours;
import dev.aac.contract.fact.FactOrigin;
import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.LogStream;
import dev.aac.contract.fact.LogTotals;
import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionSamples;
import dev.aac.producer.execution.ExecutionWorld;
import dev.aac.producer.execution.RandomIds;
import dev.aac.producer.execution.RecordedAnalysis;
import dev.aac.producer.execution.RunEvent;
import dev.aac.producer.execution.RunOrphans;
import dev.aac.producer.execution.SlotKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FactHandlerTest {

    private static final LogTotals NO_LOG = LogTotals.NONE;

    private final ExecutionWorld world = new ExecutionWorld();
    private final FactHandler facts = facts(new RecordedAnalysis(false));

    private FactHandler facts(RecordedAnalysis analysis) {
        return new FactHandler(
                world.changes,
                new LogHandler(
                        world.executions,
                        world.logs,
                        world.live,
                        new RunOrphans(world.executions, world.logs, List.of())),
                analysis,
                world.clock);
    }

    @Test
    void failedRunIsHandedToTheAnalysisOnceItIsWritten() {
        RecordedAnalysis analysis = new RecordedAnalysis(true);
        FactHandler analyzing = facts(analysis);
        Execution held = world.held(ACME, "t1", 0);

        assertThat(analyzing.answer(exited(held, 3))).isEqualTo(new Accepted());

        assertThat(world.now(held).status()).isEqualTo(ExecutionStatus.ANALYZING);
        assertThat(analysis.begun).containsExactly(world.now(held));
        assertThat(analyzing.answer(exited(held, 3))).as("once more").isEqualTo(new Accepted());
        assertThat(analysis.begun).hasSize(1);
    }

    @Test
    void startedThenExitedPasses() {
        Execution held = world.held(ACME, "t1", 0);

        assertAccepted(started(held));
        assertThat(world.now(held).status()).isEqualTo(ExecutionStatus.RUNNING);
        assertAccepted(exited(held, 0));

        assertThat(world.now(held).status()).isEqualTo(ExecutionStatus.PASSED);
    }

    @Test
    void lostAnswersAreGivenAgainAlsoAfterTheEnd() {
        Execution held = world.held(ACME, "t1", 0);
        assertAccepted(started(held));
        assertAccepted(started(held));
        assertAccepted(exited(held, 3));
        Execution ended = world.now(held);

        assertAccepted(exited(held, 3));
        assertAccepted(started(held));

        assertThat(world.now(held)).isEqualTo(ended);
    }

    @Test
    void lostAnswerOfAFailedAttemptIsGivenAgainWhileTheNextOneRuns() {
        Execution first =
                world.claimed(
                        world.apply(
                                world.submit(ACME, "t1", 1),
                                new RunEvent.Sent(new SlotKey(ACME, 0))));
        assertAccepted(exited(first, 1));
        Execution second =
                world.claimed(
                        world.apply(world.now(first), new RunEvent.Sent(new SlotKey(ACME, 0))));

        assertAccepted(exited(first, 1));

        assertThat(world.now(first)).isEqualTo(second);
    }

    @Test
    void staleTokenIsNotYoursAndChangesNothing() {
        Execution lost = world.held(ACME, "t1", 0);
        world.apply(lost, new RunEvent.LeaseExpired(tokenOf(lost)));
        Execution waiting = world.now(lost);

        assertNotYours(started(lost));
        assertNotYours(exited(lost, 0));
        assertNotYours(aborted(lost, AbortReason.TIMED_OUT));
        assertNotYours(lines(lost, tokenOf(lost), 1));

        assertThat(world.now(lost)).isEqualTo(waiting);
        assertThat(world.shownLines).isEmpty();
    }

    @Test
    void unknownRunTokenOrOrganizationIsNotYours() {
        Execution held = world.held(ACME, "t1", 0);
        RunRef run = held.currentRun();
        FencingToken guessed = ExecutionSamples.OLD_TOKEN;
        RunRef otherRun = new RunRef(ACME, run.taskId(), RandomIds.runId(), 1);
        RunRef otherTenant =
                new RunRef(ExecutionWorld.GLOBEX, run.taskId(), run.runId(), run.attempt());

        assertNotYours(exited(run, guessed, 0));
        assertNotYours(exited(otherRun, tokenOf(held), 0));
        assertNotYours(exited(otherTenant, tokenOf(held), 0));
        assertNotYours(batch(run, guessed, 1));
        assertNotYours(batch(otherRun, tokenOf(held), 1));
        assertNotYours(batch(otherTenant, tokenOf(held), 1));
        assertNotYours(batch(new RunRef(ACME, run.taskId(), run.runId(), 2), tokenOf(held), 1));

        assertThat(world.now(held)).isEqualTo(held);
    }

    @Test
    void deletedExecutionIsNotYours() {
        Execution held = world.held(ACME, "t1", 0);
        world.changes.delete(ExecutionWorld.scope(ACME), held);

        assertNotYours(exited(held, 0));
        assertNotYours(lines(held, tokenOf(held), 1));
    }

    @Test
    void linesAreStoredShownAndAcceptedOnceMore() {
        Execution held = world.held(ACME, "t1", 0);

        assertAccepted(lines(held, tokenOf(held), 1));
        assertAccepted(lines(held, tokenOf(held), 3));
        assertAccepted(lines(held, tokenOf(held), 1));

        assertThat(stored(held)).extracting(LogLine::seq).containsExactly(1L, 2L, 3L, 4L);
        assertThat(world.shownLines).hasSize(3);
    }

    @Test
    void linesSentAgainAfterTheEndAreAcceptedAndNotStored() {
        Execution held = world.held(ACME, "t1", 0);
        assertAccepted(lines(held, tokenOf(held), 1));
        assertAccepted(exited(held, 0));

        assertAccepted(lines(held, tokenOf(held), 1));

        assertThat(stored(held)).hasSize(2);
        assertThat(world.shownLines).hasSize(1);
    }

    @Test
    void thirdLossEndsInErrorAlsoWhenTheEngineFails() {
        Execution execution = world.submit(ACME, "t1");
        for (int i = 0; i < 3; i++) {
            execution =
                    world.claimed(
                            world.apply(
                                    world.now(execution), new RunEvent.Sent(new SlotKey(ACME, 0))));
            assertAccepted(started(execution));
            assertAccepted(aborted(execution, AbortReason.ENGINE_FAILED));
        }
        assertThat(world.now(execution).status()).isEqualTo(ExecutionStatus.ERROR);
    }

    @Test
    void cancelledRunEndsCancelledWhateverItReports() {
        Execution held = world.held(ACME, "t1", 0);
        assertAccepted(started(held));
        world.apply(world.now(held), new RunEvent.CancelRequested());
        assertThat(world.cancelled).containsExactly(held.currentRun());

        assertAccepted(exited(held, 0));

        assertThat(world.now(held).status()).isEqualTo(ExecutionStatus.CANCELLED);
    }

    @Test
    void cancelWhilePreparingEndsWithTheWorkersReport() {
        Execution held = world.held(ACME, "t1", 0);
        world.apply(held, new RunEvent.CancelRequested());

        assertAccepted(aborted(held, AbortReason.CANCELLED));

        assertThat(world.now(held).status()).isEqualTo(ExecutionStatus.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource(AbortReason.class)
    void everyAbortIsAcceptedOnce(AbortReason reason) {
        Execution held = world.held(ACME, "t1", 0);

        assertAccepted(aborted(held, reason));

        assertThat(world.now(held).version()).isEqualTo(held.version() + 1);
    }

    @Test
    void clockOfAWorkerThatIsAheadIsNotBelieved() {
        Execution held = world.held(ACME, "t1", 0);
        Instant now = world.clock.instant();
        FactOrigin origin = new FactOrigin(held.currentRun(), tokenOf(held), 1);

        facts.answer(new Fact.Started(origin, now.plus(Duration.ofHours(1)), "d".repeat(600)));

        assertThat(world.now(held).progress().result().startTime()).isEqualTo(now);
        assertThat(world.now(held).progress().result().imageDigest()).hasSize(512);
    }

    private void assertAccepted(Fact fact) {
        assertThat(facts.answer(fact)).isEqualTo(new Accepted());
    }

    private void assertNotYours(Fact fact) {
        FactAnswer answer = facts.answer(fact);
        assertThat(answer).isEqualTo(new NotYours());
    }

    private List<LogLine> stored(Execution execution) {
        return world.logs.read(ExecutionWorld.scope(ACME), execution.currentRun(), 1, 100);
    }

    private Fact started(Execution held) {
        return new Fact.Started(origin(held), world.clock.instant(), "sha256:0");
    }

    private Fact exited(Execution held, int code) {
        return exited(held.currentRun(), tokenOf(held), code);
    }

    private Fact exited(RunRef run, FencingToken token, int code) {
        return new Fact.Exited(new FactOrigin(run, token, 9), world.clock.instant(), code, NO_LOG);
    }

    private Fact aborted(Execution held, AbortReason reason) {
        return new Fact.Aborted(origin(held), world.clock.instant(), reason, null, NO_LOG);
    }

    private static FactOrigin origin(Execution held) {
        return new FactOrigin(held.currentRun(), tokenOf(held), 1);
    }

    private Fact lines(Execution held, FencingToken token, long from) {
        return batch(held.currentRun(), token, from);
    }

    private Fact batch(RunRef run, FencingToken token, long from) {
        return new Fact.LogLines(
                new FactOrigin(run, token, from), List.of(line(from), line(from + 1)));
    }

    private LogLine line(long seq) {
        return new LogLine(seq, LogStream.STDOUT, world.clock.instant(), "line " + seq, false);
    }
}
