package dev.aac.producer.execution.simulation;

import dev.aac.contract.fact.LogLine;
import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.execution.Attempt;
import dev.aac.producer.execution.Attempt.Outcome;
import dev.aac.producer.execution.Dispatch;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionLogs;
import dev.aac.producer.execution.ExecutionStateMachine;
import dev.aac.producer.execution.Progress;
import dev.aac.producer.execution.SlotKey;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What must hold of executions: checked at every write of one. */
final class StateRules {

    private final World world;

    StateRules(World world) {
        this.world = world;
    }

    /**
     * @param runs what the worker with a token really did; null for one that did nothing
     */
    void check(
            Execution before,
            Execution after,
            Function<FencingToken, @Nullable SimulatedRun> runs) {
        Violation.unless(!before.status().isFinal(), "a final status changes");
        Violation.unless(
                before.status() != ExecutionStatus.ANALYZING
                        || after.status() == ExecutionStatus.FAILED,
                "an analysis changes the verdict");
        Violation.unless(
                after.status() != ExecutionStatus.FAILED
                        || before.status() == ExecutionStatus.ANALYZING,
                "it failed without being analyzed");
        Violation.unless(after.version() == before.version() + 1, "a version is left out");
        countersRise(before.progress(), after.progress());
        cancellationIsKept(before.progress(), after.progress());
        historyStays(before.progress().attempts(), after.progress().attempts());
        limitHolds(after.organizationId());
        retriesAreBounded(after);
        Attempt last = after.progress().lastClaimed();
        if (last != null && isNew(before.progress(), last)) {
            verdictIsTrue(after, last, runs.apply(last.token()));
        }
        statusIsRight(after, last);
    }

    private static void countersRise(Progress was, Progress is) {
        int step = is.attempt() - was.attempt();
        Violation.unless(step == 0 || step == 1, "the attempt number does not rise by one");
        int lost = is.lostAttempts() - was.lostAttempts();
        Violation.unless(lost == 0 || lost == 1, "losses are miscounted");
        Violation.unless(
                is.lostAttempts() < ExecutionStateMachine.LOST_ATTEMPTS_MAX,
                "it goes on after too many losses");
    }

    private static void cancellationIsKept(Progress was, Progress is) {
        if (was.cancelRequested()) {
            Violation.unless(is.cancelRequested(), "a cancellation is forgotten");
            Violation.unless(
                    !is.status().isFinal() || is.status() == ExecutionStatus.CANCELLED,
                    "a cancelled one ends otherwise");
            Violation.unless(
                    is.dispatch() instanceof Dispatch.Held || is.status().isFinal(),
                    "a cancelled one starts again");
        }
    }

    private static void historyStays(List<Attempt> was, List<Attempt> is) {
        Violation.unless(
                is.size() == was.size() || is.size() == was.size() + 1, "attempts come or go");
        for (int i = 0; i < was.size(); i++) {
            Attempt known = was.get(i);
            Violation.unless(
                    known.outcome() == null || known.equals(is.get(i)), "a past attempt changes");
            Violation.unless(known.token().equals(is.get(i).token()), "an attempt's lease changes");
        }
    }

    private void limitHolds(OrganizationId organization) {
        int limit = world.limits.getOrDefault(organization, 0);
        Set<SlotKey> places = new HashSet<>();
        for (Execution execution : world.executions.all()) {
            Optional<SlotKey> place = execution.progress().dispatch().slot();
            if (execution.organizationId().equals(organization) && place.isPresent()) {
                Violation.unless(places.add(place.get()), "two executions have one place");
                Violation.unless(place.get().number() < limit, "a place beyond the limit");
            }
        }
    }

    private static void retriesAreBounded(Execution execution) {
        int retries = execution.request().config().retryAttempts();
        long failed = execution.progress().failedAttempts();
        Violation.unless(failed <= retries + (hasEnded(execution) ? 1 : 0), "too many retries");
    }

    private static boolean hasEnded(Execution execution) {
        return execution.status().isFinal() || execution.status() == ExecutionStatus.ANALYZING;
    }

    private static boolean isNew(Progress was, Attempt last) {
        Attempt before = was.lastClaimed();
        return last.outcome() != null
                && (before == null || before.number() != last.number() || before.outcome() == null);
    }

    private void verdictIsTrue(Execution after, Attempt last, @Nullable SimulatedRun truth) {
        if (last.outcome() != Outcome.PASSED && last.outcome() != Outcome.FAILED) {
            return;
        }
        Violation.unless(truth != null, "a verdict on a container that never was");
        SimulatedRun really = Objects.requireNonNull(truth);
        int code = Objects.requireNonNull(last.exitCode());
        Violation.unless(
                really.exitCode().equals(OptionalInt.of(code))
                        && (code == 0) == (last.outcome() == Outcome.PASSED),
                "a verdict that is not the container's");
        RunRef run =
                new RunRef(after.organizationId(), after.taskId(), after.runId(), last.number());
        List<LogLine> lines =
                world.logs.read(
                        OrganizationScope.ofMatchedRun(run), run, 1, ExecutionLogs.READ_MAX);
        Violation.unless(lines.size() == really.linesWritten(), "a verdict with a part of the log");
        for (LogLine line : lines) {
            Violation.unless(
                    line.text().equals(really.line(line.seq())), "lines of another attempt");
        }
    }

    /** Also while the reason is looked for: exit code and end are known already. */
    private static boolean isTrulyFailed(Execution execution, @Nullable Outcome last) {
        Progress.Result result = execution.progress().result();
        return last == Outcome.FAILED
                && execution.progress().failedAttempts()
                        == execution.request().config().retryAttempts() + 1L
                && result.exitCode() != null
                && result.exitCode() != 0
                && result.endTime() != null;
    }

    private void statusIsRight(Execution after, @Nullable Attempt last) {
        Outcome outcome = last == null ? null : last.outcome();
        long failed = after.progress().failedAttempts();
        boolean right =
                switch (after.status()) {
                    case PENDING, RUNNING -> true;
                    case ANALYZING -> isTrulyFailed(after, outcome);
                    case PASSED -> outcome == Outcome.PASSED && failed == 0;
                    case UNSTABLE -> outcome == Outcome.PASSED && failed > 0;
                    case FAILED ->
                            isTrulyFailed(after, outcome)
                                    && after.progress().result().analysis() != null;
                    case ERROR -> after.progress().result().error() != null;
                    case CANCELLED -> world.clients.haveCancelled(after);
                };
        Violation.unless(right, "a status that nothing led to: " + after.status());
    }
}
