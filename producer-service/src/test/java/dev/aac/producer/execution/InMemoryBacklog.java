package dev.aac.producer.execution;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.execution.Dispatch.Held;
import dev.aac.producer.execution.Dispatch.Sent;
import dev.aac.producer.execution.Dispatch.Waiting;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What {@link InMemoryExecutions} hold, seen across organizations. Thread-safe. */
public final class InMemoryBacklog implements Backlog {

    private final InMemoryExecutions executions;

    public InMemoryBacklog(InMemoryExecutions executions) {
        this.executions = executions;
    }

    @Override
    public List<WaitingOrganization> waiting(int limit) {
        requireLimit(limit, ORGANIZATIONS_MAX);
        Map<OrganizationId, Waiting> next = new HashMap<>();
        all().forEach(
                        execution -> {
                            if (execution.progress().dispatch() instanceof Waiting waiting) {
                                next.merge(
                                        execution.organizationId(),
                                        waiting,
                                        BinaryOperator.minBy(Waiting.SERVED_FIRST));
                            }
                        });
        return next.entrySet().stream()
                .map(
                        entry ->
                                new WaitingOrganization(
                                        scope(entry.getKey()), entry.getValue().since()))
                .sorted(Comparator.comparing(WaitingOrganization::since))
                .limit(limit)
                .toList();
    }

    @Override
    public long waitingRuns() {
        return all().filter(e -> e.progress().dispatch() instanceof Waiting).count();
    }

    @Override
    public List<TakenPlace> takenPlaces() {
        return all().flatMap(execution -> takenPlace(execution.progress().dispatch())).toList();
    }

    private static Stream<TakenPlace> takenPlace(Dispatch dispatch) {
        return switch (dispatch) {
            case Waiting waiting -> waiting.slot().<TakenPlace>map(TakenPlace.Kept::new).stream();
            case Sent(var place, _) -> Stream.of(new TakenPlace.Sent(place));
            case Held(var place, var lease) ->
                    Stream.of(new TakenPlace.Held(place, lease.workerId()));
            case Dispatch.Analyzing _, Dispatch.Done _ -> Stream.of();
        };
    }

    @Override
    public List<RunPointer> sentBefore(Instant time, int limit) {
        return pointers(
                execution ->
                        execution.progress().dispatch() instanceof Sent(_, var at)
                                && at.isBefore(time),
                InMemoryBacklog::dispatchTime,
                limit);
    }

    @Override
    public List<RunPointer> leaseEndedBefore(Instant time, int limit) {
        return pointers(
                execution ->
                        execution.progress().dispatch() instanceof Held(_, var lease)
                                && lease.until().isBefore(time),
                InMemoryBacklog::dispatchTime,
                limit);
    }

    @Override
    public List<RunPointer> queueTimedOutBefore(Instant time, int limit) {
        return pointers(
                execution -> queueDeadline(execution).isBefore(time),
                InMemoryBacklog::queueDeadline,
                limit);
    }

    @Override
    public List<RunPointer> analyzingBefore(Instant time, int limit) {
        return pointers(
                execution ->
                        execution.progress().dispatch() instanceof Dispatch.Analyzing(var since)
                                && since.isBefore(time),
                InMemoryBacklog::dispatchTime,
                limit);
    }

    private List<RunPointer> pointers(
            Predicate<Execution> matching, Function<Execution, Instant> order, int limit) {
        requireLimit(limit, ANSWER_MAX);
        return all().filter(matching)
                .sorted(Comparator.comparing(order))
                .limit(limit)
                .map(e -> new RunPointer(scope(e.organizationId()), e.taskId()))
                .toList();
    }

    private Stream<Execution> all() {
        return executions.all().stream();
    }

    private static Instant dispatchTime(Execution execution) {
        return switch (execution.progress().dispatch()) {
            case Waiting(var since, _) -> since;
            case Sent(_, var at) -> at;
            case Held(_, var lease) -> lease.until();
            case Dispatch.Analyzing(var since) -> since;
            case Dispatch.Done _ -> Instant.MAX;
        };
    }

    private static Instant queueDeadline(Execution execution) {
        return execution.queueDeadline().orElse(Instant.MAX);
    }

    private static OrganizationScope scope(OrganizationId organizationId) {
        return OrganizationScope.ofVerifiedToken(organizationId);
    }

    private static void requireLimit(int limit, int max) {
        if (limit < 1 || limit > max) {
            throw new IllegalArgumentException("limit is out of range");
        }
    }
}
