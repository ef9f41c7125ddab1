package dev.aac.producer.execution.live;

import dev.aac.contract.live.LiveEvent.ExecutionUpdated;
import dev.aac.contract.live.RunAnalysis;
import dev.aac.producer.analysis.Analysis;
import dev.aac.producer.analysis.Finding;
import dev.aac.producer.execution.Attempt;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.Progress;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an execution's versions look like to a person. */
final class Updates {

    private Updates() {}

    static LiveNews.Changed created(Execution execution) {
        ExecutionUpdated whole = whole(execution);
        return new LiveNews.Changed(
                execution.currentRun(), whole, whole, new LiveNews.LogState(true, null));
    }

    static LiveNews.Changed changed(Execution before, Execution after) {
        return new LiveNews.Changed(
                after.currentRun(), changes(before, after), whole(after), logState(before, after));
    }

    /** As it was read from the store: without what it was before, all of it may have changed. */
    static LiveNews.Changed read(Execution execution) {
        ExecutionUpdated whole = whole(execution);
        return new LiveNews.Changed(
                execution.currentRun(),
                whole,
                whole,
                new LiveNews.LogState(!hasStarted(execution), lines(execution)));
    }

    static LiveNews.Gone gone(Execution execution) {
        return new LiveNews.Gone(
                execution.currentRun(),
                new ExecutionUpdated(
                        execution.taskId(),
                        execution.organizationId(),
                        execution.status(),
                        execution.version() + 1,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        true));
    }

    private static ExecutionUpdated whole(Execution execution) {
        Progress.Result result = execution.progress().result();
        return new ExecutionUpdated(
                execution.taskId(),
                execution.organizationId(),
                execution.status(),
                execution.version(),
                execution.submission().createdAt(),
                result.startTime(),
                result.endTime(),
                execution.progress().attempt(),
                result.exitCode(),
                result.error(),
                analysis(result.analysis()),
                execution.request().image().value(),
                null);
    }

    private static @Nullable ExecutionUpdated changes(Execution before, Execution after) {
        ExecutionUpdated old = whole(before);
        ExecutionUpdated now = whole(after);
        ExecutionUpdated changes =
                new ExecutionUpdated(
                        now.taskId(),
                        now.organizationId(),
                        now.status(),
                        now.version(),
                        null,
                        changed(old.startTime(), now.startTime()),
                        changed(old.endTime(), now.endTime()),
                        changed(old.attempt(), now.attempt()),
                        changed(old.exitCode(), now.exitCode()),
                        changed(old.error(), now.error()),
                        changed(old.analysis(), now.analysis()),
                        null,
                        null);
        boolean nothingToSee = old.status() == now.status() && isBare(changes);
        return nothingToSee ? null : changes;
    }

    private static boolean isBare(ExecutionUpdated update) {
        return update.startTime() == null
                && update.endTime() == null
                && update.attempt() == null
                && update.exitCode() == null
                && update.error() == null
                && update.analysis() == null;
    }

    private static @Nullable RunAnalysis analysis(@Nullable Analysis analysis) {
        return switch (analysis) {
            case null -> null;
            case Analysis.Failed(var error) -> new RunAnalysis(null, null, null, null, null, error);
            case Analysis.Explained(var finding, _) ->
                    new RunAnalysis(
                            finding.category().apiName(),
                            finding.sentence(),
                            lines(finding),
                            finding.confidence(),
                            finding.nextStep(),
                            null);
        };
    }

    /** Absent when there are none, as in what was read for a list. */
    private static @Nullable List<RunAnalysis.Line> lines(Finding finding) {
        return finding.evidence().isEmpty()
                ? null
                : finding.evidence().stream()
                        .map(line -> new RunAnalysis.Line(line.seq(), line.text()))
                        .toList();
    }

    private static <T> @Nullable T changed(@Nullable T before, @Nullable T after) {
        return Objects.equals(before, after) ? null : after;
    }

    private static LiveNews.LogState logState(Execution before, Execution after) {
        boolean isAnother = before.progress().attempt() != after.progress().attempt();
        return new LiveNews.LogState(isAnother || !hasStarted(before), lines(after));
    }

    /** Whether the current attempt's container has started, as far as is known. */
    private static boolean hasStarted(Execution execution) {
        Attempt last = execution.progress().lastClaimed();
        return last != null
                && last.number() == execution.progress().attempt()
                && last.startTime() != null;
    }

    private static @Nullable Long lines(Execution execution) {
        Attempt last = execution.progress().lastClaimed();
        boolean isCurrent = last != null && last.number() == execution.progress().attempt();
        var logs = execution.progress().result().logs();
        return isCurrent && logs != null ? logs.lines() : null;
    }
}
