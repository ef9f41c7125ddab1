package dev.aac.producer.execution;

import dev.aac.contract.fact.LogTotals;
import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.Attempt.Outcome;
import dev.aac.producer.platform.problem.DetailsRemoved;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person may do with executions. Permissions are checked before. */
@ApplicationScoped
public class ExecutionService {

    private final Executions executions;
    private final ExecutionLogs logs;
    private final ExecutionChanges changes;
    private final MonthlyQuota quota;
    private final Clock clock;

    public ExecutionService(
            Executions executions,
            ExecutionLogs logs,
            ExecutionChanges changes,
            MonthlyQuota quota,
            Clock clock) {
        this.executions = executions;
        this.logs = logs;
        this.changes = changes;
        this.quota = quota;
        this.clock = clock;
    }

    /** Accepts a request or refuses it; see the kinds of {@link SubmitResult}. */
    public SubmitResult submit(
            OrganizationScope scope,
            TaskId taskId,
            ExecutionRequest request,
            Trigger trigger,
            Trail trail) {
        // The store keeps milliseconds; what is answered now must equal what is read later.
        var createdAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Execution execution =
                new Execution(
                        scope.organizationId(),
                        taskId,
                        RandomIds.runId(),
                        request,
                        new Execution.Submission(trigger, trail, createdAt),
                        Progress.accepted(createdAt),
                        1,
                        null);
        Optional<SubmitResult.Refused> refused = quota.count(scope, execution);
        if (refused.isPresent()) {
            return executions.find(scope, taskId).isPresent()
                    ? new SubmitResult.NameTaken()
                    : refused.get();
        }
        if (!changes.insert(scope, execution)) {
            quota.notStored(scope, execution);
            return new SubmitResult.NameTaken();
        }
        quota.stored(scope, execution);
        return new SubmitResult.Accepted(execution);
    }

    public Optional<Execution> find(OrganizationScope scope, TaskId taskId) {
        return executions.find(scope, taskId);
    }

    /**
     * See {@link Executions#page}.
     *
     * @param limit 1 to {@value Executions#PAGE_MAX}
     */
    public ExecutionPage page(
            OrganizationScope scope,
            ExecutionFilter filter,
            @Nullable PagePosition after,
            int limit) {
        List<Execution> found = executions.page(scope, filter, after, limit + 1);
        if (found.size() <= limit) {
            return new ExecutionPage(found, null);
        }
        List<Execution> page = found.subList(0, limit);
        return new ExecutionPage(page, PagePosition.of(page.getLast()));
    }

    /**
     * Asks for a stop; without effect on one that has ended.
     *
     * @return the execution as it is then, or empty when there is none
     */
    public Optional<Execution> cancel(OrganizationScope scope, TaskId taskId) {
        return switch (changes.apply(scope, taskId, new RunEvent.CancelRequested())) {
            case ChangeResult.Changed(_, var after) -> Optional.of(after);
            case ChangeResult.Unchanged(var current, _) -> Optional.of(current);
            case ChangeResult.Missing(), ChangeResult.SlotTaken() -> Optional.empty();
        };
    }

    /**
     * Removes an execution and its log; one that runs is stopped.
     *
     * @return whether there was one
     */
    public boolean delete(OrganizationScope scope, TaskId taskId) {
        Optional<Execution> found = executions.find(scope, taskId);
        found.ifPresent(execution -> quota.keep(scope, execution));
        boolean deleted = found.isPresent() && changes.delete(scope, found.get());
        if (deleted) {
            logs.deleteAll(scope, taskId, found.get().runId());
        }
        return deleted;
    }

    /**
     * @return empty when there is no such execution
     * @throws ProblemException {@link DetailsRemoved}
     */
    public Optional<LogPage> logs(OrganizationScope scope, TaskId taskId, LogQuery query) {
        Optional<LogPage> page =
                executions
                        .find(scope, taskId)
                        .map(found -> logPage(scope, found.requireDetails(), query));
        if (page.isPresent() && page.get().lacksLines(query.fromSeq())) {
            // They may have been removed between the two looks.
            executions.find(scope, taskId).ifPresent(Execution::requireDetails);
        }
        return page;
    }

    /** The end of the current attempt's log as text. */
    public String logTail(OrganizationScope scope, Execution execution, int bytesMax) {
        return logs.tail(scope, shownRun(execution), bytesMax);
    }

    private LogPage logPage(OrganizationScope scope, Execution execution, LogQuery query) {
        RunRef shown = shownRun(execution);
        int attempt = query.attempt() == null ? shown.attempt() : query.attempt();
        RunRef run =
                new RunRef(execution.organizationId(), execution.taskId(), shown.runId(), attempt);
        FoundLines found = FoundLines.read(logs, scope, run, query);
        Attempt asked = execution.progress().attemptOf(attempt);
        LogTotals totals = asked == null ? null : asked.logs();
        if (totals == null && attempt == shown.attempt()) {
            totals = execution.progress().result().logs();
        }
        Outcome outcome = asked == null ? null : asked.outcome();
        boolean over = execution.status().isFinal() || outcome != null;
        boolean nothingNew = found.next() == query.fromSeq();
        boolean last = (over && nothingNew) || (totals != null && found.next() > totals.lines());
        return new LogPage(
                attempt,
                found.lines(),
                last ? null : found.next(),
                totals,
                totals != null || outcome == Outcome.PASSED || outcome == Outcome.FAILED);
    }

    /** The last attempt that a worker claimed: the next one has no log yet. */
    public RunRef shownRun(Execution execution) {
        Attempt last = execution.progress().lastClaimed();
        RunId runId = execution.runId();
        return new RunRef(
                execution.organizationId(),
                execution.taskId(),
                runId,
                last == null ? execution.progress().attempt() : last.number());
    }
}
