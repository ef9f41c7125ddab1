package dev.aac.producer.execution;

import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.LogTotals;
import dev.aac.contract.id.RunRef;
import dev.aac.producer.analysis.Evidence;
import dev.aac.producer.analysis.Explanation;
import dev.aac.producer.explanation.Excerpt;
import dev.aac.producer.explanation.Explainer;
import dev.aac.producer.explanation.FailedTestMessage;
import dev.aac.producer.explanation.Question;
import dev.aac.producer.platform.tenancy.StoreAway;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;

/**
 * Asks language models about failed runs of organizations that want it. What fails here is told in
 * a sentence beside what the rules found.
 */
@Singleton
public class ModelExplanations implements Explanations {

    /** Lines around one that matters. */
    static final int AROUND = 8;

    /** Lines at the end of a log. */
    static final int TAIL = 60;

    static final Explanation TOO_MANY =
            new Explanation.Withheld(
                    "No language model was asked: too many runs failed at the same time. This is"
                            + " what the rules found.");

    static final Explanation BROKEN =
            new Explanation.Withheld(
                    "The question to a language model failed. This is what the rules found.");

    private static final Logger LOG = Logger.getLogger(ModelExplanations.class);

    private final Explainer explainer;
    private final ExecutionLogs logs;
    private final TestFailures tests;
    private final Executor threads;

    @Inject
    public ModelExplanations(
            Explainer explainer,
            ExecutionLogs logs,
            TestFailures tests,
            ExplanationThreads threads) {
        this(explainer, logs, tests, (Executor) threads);
    }

    /**
     * @param threads may refuse what is too much
     */
    public ModelExplanations(
            Explainer explainer, ExecutionLogs logs, TestFailures tests, Executor threads) {
        this.explainer = explainer;
        this.logs = logs;
        this.tests = tests;
        this.threads = threads;
    }

    @Override
    public boolean begin(Subject subject, Ending ending) {
        if (!explainer.isOn(subject.scope())) {
            return false;
        }
        try {
            threads.execute(
                    () ->
                            RunLogContext.during(
                                    subject.execution(), () -> explain(subject, ending)));
        } catch (RejectedExecutionException _) {
            ending.with(TOO_MANY);
        }
        return true;
    }

    private void explain(Subject subject, Ending ending) {
        Optional<Explanation> explanation;
        try {
            explanation = asked(subject);
        } catch (StoreAway away) {
            LOG.debugf("No model is asked: %s", away.getMessage());
            explanation = Optional.of(BROKEN);
        } catch (RuntimeException | StackOverflowError broken) {
            LOG.error("A question to a language model failed", broken);
            explanation = Optional.of(BROKEN);
        }
        explanation.ifPresentOrElse(ending::with, ending::leave);
    }

    /** Empty when another replica is at it. */
    private Optional<Explanation> asked(Subject subject) {
        if (explainer.isLate(subject.until())) {
            return Optional.of(Explainer.NO_TIME);
        }
        return explainer.take(subject.scope(), name(subject), subject.until())
                ? Optional.of(
                        explainer.explain(subject.scope(), question(subject), subject.until()))
                : Optional.empty();
    }

    private static String name(Subject subject) {
        RunRef run = subject.execution().currentRun();
        return run.runId().value() + "." + run.attempt();
    }

    private Question question(Subject subject) {
        Integer code = subject.execution().progress().result().exitCode();
        return new Question(
                subject.finding(),
                Objects.requireNonNull(code, "it did not end by itself"),
                failed(subject),
                Excerpt.of(parts(subject)));
    }

    private List<FailedTestMessage> failed(Subject subject) {
        RunRef run = subject.execution().currentRun();
        return tests.first(subject.scope(), run, FailedTestMessage.MAX).stream()
                .map(
                        test ->
                                new FailedTestMessage(
                                        (test.suite() + " " + test.name()).strip(),
                                        Objects.requireNonNullElse(test.message(), "")))
                .toList();
    }

    /** What matters of the log, the most telling first. */
    private List<List<LogLine>> parts(Subject subject) {
        RunRef run = subject.execution().currentRun();
        List<List<LogLine>> parts = new ArrayList<>();
        List<LogLine> lines = new ArrayList<>();
        parts.add(lines);
        for (Evidence evidence : subject.finding().evidence()) {
            List<LogLine> around = around(subject, run, evidence.seq());
            around.stream().filter(line -> line.seq() == evidence.seq()).forEach(lines::add);
            parts.add(around);
        }
        if (subject.firstClue() > 0) {
            parts.add(around(subject, run, subject.firstClue()));
        }
        LogTotals totals = subject.execution().progress().result().logs();
        long total = totals == null ? 0 : totals.lines();
        parts.add(logs.read(subject.scope(), run, Math.max(1, total - TAIL + 1), TAIL));
        return parts;
    }

    private List<LogLine> around(Subject subject, RunRef run, long seq) {
        return logs.read(subject.scope(), run, Math.max(1, seq - AROUND), 2 * AROUND + 1);
    }
}
