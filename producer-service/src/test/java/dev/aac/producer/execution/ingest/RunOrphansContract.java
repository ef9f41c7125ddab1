package dev.aac.producer.execution.ingest;

import static dev.aac.producer.execution.ExecutionWorld.ACME;
import static dev.aac.producer.execution.ExecutionWorld.scope;
import static dev.aac.producer.execution.ExecutionWorld.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.contract.fact.Fact;
import dev.aac.contract.fact.FactAnswer;
import dev.aac.contract.fact.FactOrigin;
import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.LogStream;
import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionLogs;
import dev.aac.producer.execution.ExecutionRichSamples;
import dev.aac.producer.execution.ExecutionSamples;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.execution.FailingExecutions;
import dev.aac.producer.execution.LiveEvents;
import dev.aac.producer.execution.RandomIds;
import dev.aac.producer.execution.RunEvent;
import dev.aac.producer.execution.RunOrphans;
import dev.aac.producer.execution.RunRemains;
import dev.aac.producer.execution.SilentSignals;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.StoreAway;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deletions that overlap with lines on their way, on each store; it starts empty. */
abstract class RunOrphansContract {

    private static final OrganizationScope SCOPE = scope(ACME);
    private static final FactAnswer ACCEPTED = new FactAnswer.Accepted();

    private final LiveEvents live = new SilentSignals();
    private FailingExecutions executions;
    private RunOrphans orphans;
    private LogHandler handler;
    private Execution running;

    /** The same one during a test. */
    protected abstract Executions executions();

    protected abstract ExecutionLogs logs();

    @BeforeEach
    void runIsHeldAndHasWrittenItsFirstLine() {
        executions = new FailingExecutions(executions());
        orphans = new RunOrphans(executions, logs(), List.of());
        handler = new LogHandler(executions, logs(), live, orphans, () -> 0);
        running = held();
        assertThat(handler.answer(line(1))).isEqualTo(ACCEPTED);
    }

    @Test
    void lineThatIsBelievedAfterTheDeletionIsRemoved() {
        delete();
        assertThat(handler.answer(line(2))).isEqualTo(ACCEPTED);
        assertThat(stored(2)).as("the race was there").hasSize(1);

        orphans.sweep();

        assertThat(stored(2)).isEmpty();
    }

    @Test
    void lineThatWasAboutToBeWrittenAtTheDeletionIsRemoved() {
        LogHandler other =
                new LogHandler(executions, new DeletedBefore(logs()), live, orphans, () -> 0);
        assertThat(other.answer(line(2))).isEqualTo(ACCEPTED);
        assertThat(stored(2)).as("the race was there").hasSize(1);

        orphans.sweep();

        assertThat(stored(2)).isEmpty();
    }

    @Test
    void lineThatAReplicaLeftWhenItDiedIsRemovedWhenItsRunIsHeardOfAgain() {
        delete();
        logs().append(SCOPE, running.currentRun(), line(2).lines());
        RunOrphans survivor = new RunOrphans(executions, logs(), List.of());
        LogHandler fresh = new LogHandler(executions, logs(), live, survivor, () -> 0);

        assertThat(fresh.answer(line(3))).isEqualTo(new FactAnswer.NotYours());
        survivor.sweep();

        assertThat(stored(2)).isEmpty();
    }

    @Test
    void linesOfWhatIsThereStayAndSoDoThoseOfANewOneOfTheSameName() {
        orphans.sweep();
        assertThat(stored(1)).hasSize(1);

        delete();
        assertThat(handler.answer(line(2))).isEqualTo(ACCEPTED);
        RunRef old = running.currentRun();
        running = held();
        assertThat(handler.answer(line(1))).isEqualTo(ACCEPTED);
        orphans.sweep();

        assertThat(logs().read(SCOPE, old, 2, 1)).isEmpty();
        assertThat(stored(1)).hasSize(1);
    }

    @Test
    void storeThatIsAwayPutsTheRemovalOff() {
        delete();
        assertThat(handler.answer(line(2))).isEqualTo(ACCEPTED);
        executions.setAway(true);
        orphans.sweep();
        assertThat(stored(2)).hasSize(1);

        executions.setAway(false);
        orphans.sweep();

        assertThat(stored(2)).isEmpty();
    }

    @Test
    void remainsWhosePlaceIsAwayAreTriedAgainAndHoldUpNothing() {
        List<RunRef> removed = new ArrayList<>();
        boolean[] away = {true};
        RunRemains elsewhere =
                (_, run) -> {
                    if (away[0]) {
                        throw new ProblemException(FixedProblem.STORE_UNAVAILABLE);
                    }
                    removed.add(run);
                };
        RunOrphans sweeper = new RunOrphans(executions, logs(), List.of(elsewhere));
        RunRef gone = running.currentRun();
        RunRef alsoGone = new RunRef(ACME, running.taskId(), RandomIds.runId(), 1);
        delete();
        for (RunRef run : List.of(gone, alsoGone)) {
            logs().append(SCOPE, run, line(2).lines());
            sweeper.suspect(SCOPE, run);
        }

        sweeper.sweep();
        assertThat(logs().read(SCOPE, gone, 2, 1)).isEmpty();
        assertThat(logs().read(SCOPE, alsoGone, 2, 1)).isEmpty();

        away[0] = false;
        sweeper.sweep();
        assertThat(removed).containsExactlyInAnyOrder(gone, alsoGone);
    }

    @Test
    void runsBeyondWhatIsRememberedAreLookedAtOnce() {
        for (int i = 0; i < RunOrphans.SUSPECTS_MAX; i++) {
            orphans.suspect(SCOPE, new RunRef(ACME, running.taskId(), RandomIds.runId(), 1));
        }
        delete();
        assertThat(handler.answer(line(2))).isEqualTo(ACCEPTED);

        assertThat(stored(2)).isEmpty();
        executions.setAway(true);
        assertThatThrownBy(() -> handler.answer(line(3))).isInstanceOf(StoreAway.class);
    }

    private Execution held() {
        Execution accepted = ExecutionSamples.accepted();
        assertThat(executions.insert(SCOPE, accepted)).isTrue();
        Execution sent = moved(accepted, new RunEvent.Sent(ExecutionSamples.SLOT));
        FencingToken token = new FencingToken(RandomIds.runId().value());
        return moved(sent, ExecutionSamples.claim(1, token));
    }

    private Execution moved(Execution before, RunEvent event) {
        Execution after = ExecutionRichSamples.moved(before, event);
        assertThat(executions.replace(SCOPE, after)).isEqualTo(Executions.Written.SAVED);
        return after;
    }

    /** As the service does it. */
    private void delete() {
        assertThat(executions.delete(SCOPE, running.taskId())).isTrue();
        logs().deleteAll(SCOPE, running.taskId(), running.runId());
    }

    private Fact.LogLines line(long seq) {
        return new Fact.LogLines(
                new FactOrigin(running.currentRun(), tokenOf(running), seq),
                List.of(new LogLine(seq, LogStream.STDOUT, ExecutionSamples.NOW, "line", false)));
    }

    private List<LogLine> stored(long fromSeq) {
        return logs().read(SCOPE, running.currentRun(), fromSeq, 10);
    }

    /** Logs that a deletion comes in before, each time. */
    private final class DeletedBefore implements ExecutionLogs {

        private final ExecutionLogs real;

        DeletedBefore(ExecutionLogs real) {
            this.real = real;
        }

        @Override
        public void append(OrganizationScope scope, RunRef run, List<LogLine> lines) {
            delete();
            real.append(scope, run, lines);
        }

        @Override
        public List<LogLine> read(OrganizationScope scope, RunRef run, long fromSeq, int limit) {
            return real.read(scope, run, fromSeq, limit);
        }

        @Override
        public String tail(OrganizationScope scope, RunRef run, int bytesMax) {
            return real.tail(scope, run, bytesMax);
        }

        @Override
        public void deleteAll(OrganizationScope scope, TaskId taskId, RunId runId) {
            real.deleteAll(scope, taskId, runId);
        }
    }
}
