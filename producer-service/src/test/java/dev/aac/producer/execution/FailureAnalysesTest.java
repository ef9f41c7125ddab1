package dev.aac.producer.execution;

import static dev.aac.producer.execution.ExecutionWorld.ACME;
import static dev.aac.producer.execution.ExecutionWorld.scope;
import static dev.aac.producer.execution.ExecutionWorld.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.LogTotals;
import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.analysis.Analysis;
import dev.aac.producer.analysis.Category;
import dev.aac.producer.analysis.Logs;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.StoreAways;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FailureAnalysesTest {

    private final ExecutionWorld world = new ExecutionWorld();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final ReadLogs logs = new ReadLogs();
    private final FailureAnalyses analyses = replica(tasks::add);
    private final AnalysisSweep sweep = sweepOf(analyses);

    private FailureAnalyses replica(Executor threads) {
        return replica(threads, (_, _) -> false);
    }

    private FailureAnalyses replica(Executor threads, Explanations explanations) {
        return new FailureAnalyses(
                new LogAnalysis(logs, new AnalysisSettings("on"), world.clock),
                explanations,
                new AnalysisRecords(world.changes, new AnalysisMetrics(meters), world.clock),
                threads,
                world.clock);
    }

    private AnalysisSweep sweepOf(FailureAnalyses of) {
        return new AnalysisSweep(world.backlog, world.executions, of, world.clock);
    }

    @Test
    void failedRunGetsItsReasonAndBecomesFailed() {
        Execution failed = failed("t1", "step 1\nbash: newman: command not found\n");

        begin(failed);
        assertThat(world.now(failed).status()).isEqualTo(ExecutionStatus.ANALYZING);
        runTasks();

        assertThat(world.now(failed).status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(category(failed)).isEqualTo(Category.MISSING);
        assertThat(counted("aac.analyses", "missing")).isEqualTo(1);
        assertThat(meters.get("aac.analysis.duration").timer().count()).isEqualTo(1);
    }

    @Test
    void logOfManyPagesIsReadToItsEnd() {
        String noise =
                IntStream.range(0, 2 * ExecutionLogs.READ_MAX)
                        .mapToObj("row %d"::formatted)
                        .collect(Collectors.joining("\n"));
        Execution failed = failed("t1", noise + "\nError: connect ECONNREFUSED 127.0.0.1:80\n");

        begin(failed);
        runTasks();

        assertThat(category(failed)).isEqualTo(Category.CONNECTION);
    }

    @Test
    void whatDidNotFailIsNotTouched() {
        Execution held = world.held(ACME, "t1", 0);

        begin(held);

        assertThat(tasks).isEmpty();
    }

    @Test
    void sweepTakesUpWhatADeadReplicaBegan() {
        Execution failed = failed("t1", "curl: (6) Could not resolve host: shop\n");
        replica(_ -> {}).begin(scope(ACME), failed);

        sweep.sweep();
        assertThat(tasks).isEmpty();
        world.clock.advance(AnalysisSweep.TAKEN_UP_AFTER.plusMillis(1));
        sweep.sweep();
        sweep.sweep();
        assertThat(tasks).as("begun once").hasSize(1);
        runTasks();

        assertThat(category(failed)).isEqualTo(Category.DNS);
    }

    @Test
    void secondOfTwoReplicasChangesNothing() {
        Execution failed = failed("t1", "Error: Cannot find module './a'\n");
        FailureAnalyses other = replica(tasks::add);
        begin(failed);
        other.begin(scope(ACME), failed);
        assertThat(tasks).hasSize(2);
        runTasks();

        assertThat(world.now(failed).version()).isEqualTo(failed.version() + 1);
        assertThat(counted("aac.analyses", "missing")).isEqualTo(1);
    }

    @Test
    void whatIsTooMuchIsPutOffAndTakenUp() {
        Execution failed = failed("t1", "Killed\n");
        FailureAnalyses full =
                replica(
                        _ -> {
                            throw new RejectedExecutionException("full");
                        });
        full.begin(scope(ACME), failed);
        full.begin(scope(ACME), failed);

        world.clock.advance(AnalysisSweep.TAKEN_UP_AFTER.plusMillis(1));
        sweep.sweep();
        runTasks();

        assertThat(category(failed)).isEqualTo(Category.EXIT_CODE);
    }

    @Test
    void analysisThatNobodyFinishesIsGivenUpWithinAMinute() {
        Execution failed = failed("t1", "Error: x\n");
        begin(failed);

        world.clock.advance(FailureAnalyses.GIVEN_UP_AFTER.plusMillis(1));
        sweep.sweep();

        assertThat(FailureAnalyses.GIVEN_UP_AFTER).isLessThan(Duration.ofSeconds(58));
        assertThat(world.now(failed).status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(error(failed)).contains("took too long");
        assertThat(meters.get("aac.analyses.failed").counter().count()).isEqualTo(1);
        runTasks();
        assertThat(error(failed)).as("the late one changes nothing").contains("took too long");
    }

    @Test
    void readingStopsWhenThereIsNoTimeLeft() {
        Execution failed = failed("t1", "Error: x\n");
        begin(failed);

        world.clock.advance(FailureAnalyses.READING_MAX);
        runTasks();

        assertThat(error(failed)).contains("took too long");
    }

    @Test
    void analyserThatFailsIsShownAndLeavesTheVerdict() {
        Execution failed = failed("t1", "Error: x\n");
        logs.broken = true;
        begin(failed);
        runTasks();

        assertThat(world.now(failed).status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(world.now(failed).progress().result().exitCode()).isEqualTo(1);
        assertThat(error(failed)).contains("analyser failed");
    }

    @Test
    void storeThatIsAwayPutsItOff() {
        Execution failed = failed("t1", "Error: Cannot find module './a'\n");
        logs.away = true;
        begin(failed);
        runTasks();
        assertThat(world.now(failed).status()).isEqualTo(ExecutionStatus.ANALYZING);

        logs.away = false;
        world.clock.advance(AnalysisSweep.TAKEN_UP_AFTER.plusMillis(1));
        sweep.sweep();
        runTasks();

        assertThat(category(failed)).isEqualTo(Category.MISSING);
    }

    @Test
    void executionThatIsDeletedMeanwhileStaysGone() {
        Execution failed = failed("t1", "Error: x\n");
        begin(failed);
        world.changes.delete(scope(ACME), failed);
        Execution another = world.submit(ACME, "t1");
        runTasks();

        assertThat(world.now(another)).isEqualTo(another);
    }

    @Test
    void cancelledAnalysisChangesNothingAnyMore() {
        Execution failed = failed("t1", "Error: Cannot find module './a'\n");
        begin(failed);
        world.apply(failed, new RunEvent.CancelRequested());
        runTasks();

        assertThat(world.now(failed).status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(error(failed)).contains("cancelled");
    }

    @Test
    void onlyOnAndOffAreSettings() {
        assertThat(new AnalysisSettings("off").isOn()).isFalse();
        assertThatThrownBy(() -> new AnalysisSettings("yes"))
                .hasMessage("ANALYSIS must be on or off");
    }

    private Execution failed(String task, String log) {
        Execution held = world.held(ACME, task, 0);
        List<LogLine> lines = Logs.of(log.stripTrailing());
        for (int from = 0; from < lines.size(); from += 500) {
            logs.append(
                    scope(ACME),
                    held.currentRun(),
                    lines.subList(from, Math.min(from + 500, lines.size())));
        }
        LogTotals totals = new LogTotals(lines.size(), log.length(), false);
        return world.apply(
                held, new RunEvent.Exited(tokenOf(held), world.clock.instant(), 1, totals, true));
    }

    private void begin(Execution execution) {
        analyses.begin(scope(ACME), execution);
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private @Nullable Category category(Execution execution) {
        return world.now(execution).progress().result().analysis()
                        instanceof Analysis.Explained(var finding, _)
                ? finding.category()
                : null;
    }

    private String error(Execution execution) {
        return world.now(execution).progress().result().analysis()
                        instanceof Analysis.Failed(var error)
                ? error
                : "";
    }

    private double counted(String name, String category) {
        return meters.get(name).tag("category", category).counter().count();
    }

    /** Stands for a line that a rule throws on. */
    private static final class Unreadable extends AbstractList<LogLine> {

        @Override
        public LogLine get(int index) {
            throw new IllegalStateException("a rule threw, as this test wants it");
        }

        @Override
        public int size() {
            return 1;
        }
    }

    /** The world's logs, which may be away or hold what no rule expects. */
    private final class ReadLogs implements ExecutionLogs {

        private boolean away;
        private boolean broken;

        @Override
        public void append(OrganizationScope scope, RunRef run, List<LogLine> lines) {
            world.logs.append(scope, run, lines);
        }

        @Override
        public List<LogLine> read(OrganizationScope scope, RunRef run, long fromSeq, int limit) {
            if (away) {
                throw StoreAways.asATestWantsIt();
            }
            List<LogLine> lines = world.logs.read(scope, run, fromSeq, limit);
            return broken ? new Unreadable() : lines;
        }

        @Override
        public String tail(OrganizationScope scope, RunRef run, int bytesMax) {
            return world.logs.tail(scope, run, bytesMax);
        }

        @Override
        public void deleteAll(OrganizationScope scope, TaskId taskId, RunId runId) {
            world.logs.deleteAll(scope, taskId, runId);
        }
    }
}
