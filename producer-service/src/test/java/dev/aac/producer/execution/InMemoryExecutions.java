package dev.aac.producer.execution;

import dev.aac.contract.fact.RunPhase;
import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.analysis.Analysis;
import dev.aac.producer.analysis.Finding;
import dev.aac.producer.execution.Dispatch.Held;
import dev.aac.producer.execution.Dispatch.Sent;
import dev.aac.producer.execution.Dispatch.Waiting;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Executions in a map, for tests of what stands above the store. Thread-safe. */
public final class InMemoryExecutions implements Executions {

    private static final Comparator<Execution> NEWEST_FIRST =
            Comparator.comparing((Execution e) -> e.submission().createdAt())
                    .thenComparing(e -> e.taskId().value())
                    .reversed();

    private final Map<Key, Execution> stored = new HashMap<>();

    private record Key(OrganizationId organizationId, TaskId taskId) {

        static Key of(OrganizationScope scope, TaskId taskId) {
            return new Key(scope.organizationId(), taskId);
        }
    }

    /** Everything stored, of every organization, in no order. */
    public synchronized List<Execution> all() {
        return List.copyOf(stored.values());
    }

    @Override
    public synchronized boolean insert(OrganizationScope scope, Execution execution) {
        requireOwn(scope, execution);
        return stored.putIfAbsent(Key.of(scope, execution.taskId()), execution) == null;
    }

    @Override
    public synchronized Optional<Execution> find(OrganizationScope scope, TaskId taskId) {
        return Optional.ofNullable(stored.get(Key.of(scope, taskId)));
    }

    @Override
    public synchronized List<Execution> page(
            OrganizationScope scope,
            ExecutionFilter filter,
            @Nullable PagePosition after,
            int limit) {
        if (limit < 1 || limit > PAGE_MAX + 1) {
            throw new IllegalArgumentException("limit is out of range");
        }
        return own(scope)
                .filter(execution -> matches(execution, filter))
                .filter(execution -> after == null || isAfter(execution, after))
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .map(InMemoryExecutions::shortened)
                .toList();
    }

    @Override
    public synchronized Optional<Execution> oldestWaiting(OrganizationScope scope) {
        return own(scope)
                .filter(execution -> execution.progress().dispatch() instanceof Waiting)
                .min(Comparator.comparing(InMemoryExecutions::waiting, Waiting.SERVED_FIRST));
    }

    @Override
    public synchronized WaitingLine line(OrganizationScope scope) {
        long live =
                own(scope)
                        .map(execution -> execution.progress().dispatch())
                        .filter(dispatch -> dispatch instanceof Sent || dispatch instanceof Held)
                        .count();
        return new WaitingLine((int) live, inLine(scope).limit(LINE_MAX).toList());
    }

    @Override
    public synchronized int countBefore(OrganizationScope scope, Waiting waiting, int max) {
        return (int)
                inLine(scope)
                        .takeWhile(other -> Waiting.SERVED_FIRST.compare(other, waiting) < 0)
                        .limit(max)
                        .count();
    }

    @Override
    public synchronized int countBetween(
            OrganizationScope scope, Waiting from, Waiting before, int max) {
        return (int)
                inLine(scope)
                        .filter(other -> Waiting.SERVED_FIRST.compare(other, from) >= 0)
                        .takeWhile(other -> Waiting.SERVED_FIRST.compare(other, before) < 0)
                        .limit(max)
                        .count();
    }

    private Stream<Waiting> inLine(OrganizationScope scope) {
        return own(scope)
                .filter(execution -> execution.progress().dispatch() instanceof Waiting)
                .map(InMemoryExecutions::waiting)
                .sorted(Waiting.SERVED_FIRST);
    }

    @Override
    public synchronized Written replace(OrganizationScope scope, Execution next) {
        requireOwn(scope, next);
        Execution current = stored.get(Key.of(scope, next.taskId()));
        if (current == null
                || !current.runId().equals(next.runId())
                || current.version() != next.version() - 1) {
            return Written.STALE;
        }
        Optional<SlotKey> slot = next.progress().dispatch().slot();
        if (slot.isPresent() && isTaken(slot.get(), current)) {
            return Written.SLOT_TAKEN;
        }
        stored.put(Key.of(scope, next.taskId()), withRenewalsKept(current, next));
        return Written.SAVED;
    }

    @Override
    public synchronized Renewed extendLease(
            OrganizationScope scope,
            TaskId taskId,
            FencingToken token,
            Instant until,
            @Nullable RunPhase phase) {
        Execution current = stored.get(Key.of(scope, taskId));
        if (current == null
                || !(current.progress().dispatch() instanceof Held held)
                || !held.lease().token().equals(token)) {
            return Renewed.LOST;
        }
        stored.put(Key.of(scope, taskId), renewed(current, held, until, phase));
        return current.progress().cancelRequested() ? Renewed.CANCEL : Renewed.KEPT;
    }

    @Override
    public synchronized boolean delete(OrganizationScope scope, TaskId taskId) {
        return stored.remove(Key.of(scope, taskId)) != null;
    }

    private Stream<Execution> own(OrganizationScope scope) {
        return new ArrayList<>(stored.values())
                .stream().filter(e -> e.organizationId().equals(scope.organizationId()));
    }

    private boolean isTaken(SlotKey slot, Execution by) {
        return stored.values().stream()
                .filter(other -> !other.runId().equals(by.runId()))
                .anyMatch(other -> other.progress().dispatch().slot().equals(Optional.of(slot)));
    }

    private static void requireOwn(OrganizationScope scope, Execution execution) {
        if (!execution.organizationId().equals(scope.organizationId())) {
            throw new IllegalArgumentException("the execution belongs to another organization");
        }
    }

    private static Waiting waiting(Execution execution) {
        return (Waiting) execution.progress().dispatch();
    }

    private static Execution withRenewalsKept(Execution current, Execution next) {
        if (current.progress().dispatch() instanceof Held before
                && next.progress().dispatch() instanceof Held after
                && before.lease().token().equals(after.lease().token())) {
            return renewed(next, after, before.lease().until(), before.lease().phase());
        }
        return next;
    }

    private static Execution renewed(
            Execution execution, Held held, Instant until, @Nullable RunPhase phase) {
        Lease lease = held.lease();
        Instant later = until.isAfter(lease.until()) ? until : lease.until();
        Held renewed =
                new Held(
                        held.place(),
                        new Lease(
                                lease.claimId(),
                                lease.workerId(),
                                lease.token(),
                                later,
                                phase == null ? lease.phase() : phase));
        return new Execution(
                execution.organizationId(),
                execution.taskId(),
                execution.runId(),
                execution.request(),
                execution.submission(),
                execution.progress().with(renewed),
                execution.version(),
                execution.detailsRemovedAt());
    }

    private static Execution shortened(Execution execution) {
        ExecutionRequest whole = execution.request();
        RunConfig config = whole.config();
        ExecutionRequest request =
                new ExecutionRequest(
                        whole.image(),
                        whole.command(),
                        whole.folder(),
                        whole.tests().subList(0, Math.min(PAGE_TESTS_MAX, whole.tests().size())),
                        new RunConfig(
                                config.environment(),
                                config.baseUrl(),
                                config.retryAttempts(),
                                config.timeoutSeconds(),
                                config.queueTimeoutSeconds(),
                                config.idleTimeoutSeconds(),
                                Map.of(),
                                config.cpus(),
                                config.memoryMb(),
                                config.reportsPath()),
                        whole.groupName(),
                        whole.projectId());
        return new Execution(
                execution.organizationId(),
                execution.taskId(),
                execution.runId(),
                request,
                execution.submission(),
                withoutEvidence(execution.progress()),
                execution.version(),
                execution.detailsRemovedAt());
    }

    private static Progress withoutEvidence(Progress whole) {
        return whole.result().analysis() instanceof Analysis.Explained(var finding, _)
                ? new Progress(
                        whole.status(),
                        whole.dispatch(),
                        whole.attempt(),
                        whole.lostAttempts(),
                        whole.cancelRequested(),
                        whole.attempts(),
                        whole.result().withAnalysis(withoutEvidence(finding)))
                : whole;
    }

    private static Analysis withoutEvidence(Finding whole) {
        return new Analysis.Explained(
                new Finding(
                        whole.category(),
                        whole.sentence(),
                        List.of(),
                        whole.confidence(),
                        whole.nextStep()));
    }

    private static boolean isAfter(Execution execution, PagePosition position) {
        int byTime = execution.submission().createdAt().compareTo(position.createdAt());
        int byId = execution.taskId().value().compareTo(position.taskId().value());
        return byTime < 0 || (byTime == 0 && byId < 0);
    }

    private static boolean matches(Execution execution, ExecutionFilter filter) {
        ExecutionRequest request = execution.request();
        Instant createdAt = execution.submission().createdAt();
        return (filter.statuses().isEmpty() || filter.statuses().contains(execution.status()))
                && (filter.image() == null || filter.image().equals(request.image().value()))
                && equalIfAsked(filter.projectId(), request.projectId())
                && equalIfAsked(filter.groupName(), request.groupName())
                && equalIfAsked(filter.environment(), request.config().environment())
                && (filter.from() == null || !createdAt.isBefore(filter.from()))
                && (filter.to() == null || createdAt.isBefore(filter.to()))
                && (filter.q() == null || mentions(execution, filter.q()));
    }

    private static boolean equalIfAsked(@Nullable Object asked, @Nullable Object present) {
        return asked == null || asked.equals(present);
    }

    private static boolean mentions(Execution execution, String q) {
        ExecutionRequest request = execution.request();
        String wanted = q.toLowerCase(Locale.ROOT);
        return Stream.of(
                        execution.taskId().value(),
                        request.image().value(),
                        request.groupName(),
                        request.command())
                .filter(Objects::nonNull)
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
