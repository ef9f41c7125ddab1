package dev.aac.producer.execution;

import static dev.aac.producer.execution.ExecutionWorld.ACME;
import static dev.aac.producer.execution.ExecutionWorld.scope;
import static dev.aac.producer.execution.ExecutionWorld.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.LogTotals;
import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.analysis.Analysis;
import dev.aac.producer.analysis.Category;
import dev.aac.producer.analysis.Explanation;
import dev.aac.producer.analysis.Logs;
import dev.aac.producer.execution.TestFailures.TestFailure;
import dev.aac.producer.explanation.Explainer;
import dev.aac.producer.explanation.ExplanationRecall;
import dev.aac.producer.explanation.ExplanationSamples;
import dev.aac.producer.explanation.InMemoryExplanationMemory;
import dev.aac.producer.explanation.InMemoryModelUsage;
import dev.aac.producer.explanation.ModelFailure;
import dev.aac.producer.explanation.ScriptedModels;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a language model adds to an analysis, and that it takes nothing away. */
class ModelExplanationsTest {

    private final ExecutionWorld world = new ExecutionWorld();
    private final ScriptedModels models = new ScriptedModels();
    private final InMemoryModelUsage usage = new InMemoryModelUsage();
    private final Queue<Runnable> tasks = new ArrayDeque<>();

    private FailureAnalyses replica(String on, Executor threads) {
        Explainer explainer =
                new Explainer(
                        ExplanationSamples.policy(Map.of("on", on, "gemini.key", "g")),
                        models,
                        usage,
                        new ExplanationRecall(new InMemoryExplanationMemory(), world.clock),
                        world.clock);
        TestFailures tests =
                (_, _, _) -> List.of(new TestFailure("cart", "adds", "expected 3, was 2"));
        return new FailureAnalyses(
                new LogAnalysis(world.logs, new AnalysisSettings("on"), world.clock),
                new ModelExplanations(explainer, world.logs, tests, threads),
                new AnalysisRecords(
                        world.changes, new AnalysisMetrics(new SimpleMeterRegistry()), world.clock),
                (Executor) tasks::add,
                world.clock);
    }

    private FailureAnalyses replica() {
        return replica("on", tasks::add);
    }

    private void analyzed(FailureAnalyses by, Execution failed) {
        by.begin(scope(ACME), failed);
        runTasks();
    }

    @Test
    void explanationStandsBesideWhatTheRulesFound() {
        Execution failed = failed(ExplanationSamples.LOG);

        analyzed(replica(), failed);

        assertThat(world.now(failed).status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(found(failed).finding().category()).isEqualTo(Category.CONNECTION);
        assertThat(found(failed).explanation()).isInstanceOf(Explanation.Given.class);
        assertThat(models.prompts.getFirst().data())
                .contains("3|Error: connect ECONNREFUSED", "- cart adds: expected 3, was 2")
                .doesNotContain(ExplanationSamples.SECRET);
    }

    @Test
    void switchedOffNoModelIsAsked() {
        Execution failed = failed(ExplanationSamples.LOG);

        analyzed(replica("off", tasks::add), failed);

        assertThat(found(failed).explanation()).isNull();
        assertThat(models.prompts).isEmpty();
    }

    @Test
    void modelThatFailsLeavesTheRulesFindingAndTheVerdict() {
        Execution failed = failed(ExplanationSamples.LOG);
        models.fails(ModelFailure.Kind.BROKEN);

        analyzed(replica(), failed);

        assertThat(world.now(failed).status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(found(failed).finding().category()).isEqualTo(Category.CONNECTION);
        assertThat(withheld(failed)).contains("gemini has a fault of its own");
    }

    @Test
    void faultOfOursIsShownAndLeavesTheVerdict() {
        Execution failed = failed(ExplanationSamples.LOG);
        models.says(
                _ -> {
                    throw new IllegalStateException("as a test wants it");
                });

        analyzed(replica(), failed);

        assertThat(world.now(failed).status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(found(failed).explanation()).isEqualTo(ModelExplanations.BROKEN);
    }

    @Test
    void whoFindsNoPlaceDoesWithout() {
        Execution failed = failed(ExplanationSamples.LOG);

        analyzed(
                replica(
                        "on",
                        _ -> {
                            throw new RejectedExecutionException("full");
                        }),
                failed);

        assertThat(found(failed).explanation()).isEqualTo(ModelExplanations.TOO_MANY);
        assertThat(models.prompts).isEmpty();
    }

    /** Money is spent once: who comes second waits, and then does without. */
    @Test
    void secondReplicaAsksNobodyAndEndsItWhenTheFirstIsGone() {
        Execution failed = failed(ExplanationSamples.LOG);
        FailureAnalyses second = replica();
        usage.take(
                scope(ACME),
                YearMonth.of(2026, 3),
                failed.runId().value() + "." + failed.progress().attempt());
        AnalysisSweep sweep =
                new AnalysisSweep(world.backlog, world.executions, second, world.clock);
        world.clock.advance(AnalysisSweep.TAKEN_UP_AFTER.plusMillis(1));
        sweep.sweep();
        runTasks();
        assertThat(world.now(failed).status()).isEqualTo(ExecutionStatus.ANALYZING);
        sweep.sweep();
        assertThat(tasks).as("left to the other one").isEmpty();

        world.clock.advance(FailureAnalyses.EXPLAINING_MAX);
        world.clock.advance(AnalysisSweep.TAKEN_UP_AFTER.negated());
        sweep.sweep();
        runTasks();

        assertThat(world.now(failed).status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(found(failed).finding().category()).isEqualTo(Category.CONNECTION);
        assertThat(withheld(failed)).contains("in time");
        assertThat(models.prompts).isEmpty();
    }

    @Test
    void modelReadsWhatMattersOfALongLog() {
        String noise =
                IntStream.range(0, 3_000)
                        .mapToObj("row %d"::formatted)
                        .collect(Collectors.joining("\n"));
        Execution failed =
                failed(
                        "Error: first of all\n"
                                + noise
                                + "\nError: connect ECONNREFUSED 10.0.0.7:5432\n"
                                + noise
                                + "\nthe end");

        analyzed(replica(), failed);

        String data = models.prompts.getFirst().data();
        assertThat(data)
                .contains(
                        "1|Error: first of all",
                        "3002|Error: connect ECONNREFUSED",
                        "6003|the end",
                        "…\n")
                .hasSizeLessThan(26_000);
    }

    private Execution failed(String log) {
        Execution held = world.held(ACME, "t1", 0);
        List<LogLine> lines = Logs.of(log.stripTrailing());
        for (int from = 0; from < lines.size(); from += 500) {
            world.logs.append(
                    scope(ACME),
                    held.currentRun(),
                    lines.subList(from, Math.min(from + 500, lines.size())));
        }
        LogTotals totals = new LogTotals(lines.size(), log.length(), false);
        return world.apply(
                held, new RunEvent.Exited(tokenOf(held), world.clock.instant(), 1, totals, true));
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private Analysis.Explained found(Execution execution) {
        @Nullable Analysis analysis = world.now(execution).progress().result().analysis();
        assertThat(analysis).isInstanceOf(Analysis.Explained.class);
        return (Analysis.Explained) Objects.requireNonNull(analysis);
    }

    private String withheld(Execution execution) {
        return found(execution).explanation() instanceof Explanation.Withheld(var why) ? why : "";
    }
}
