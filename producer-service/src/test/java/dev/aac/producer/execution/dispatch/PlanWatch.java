package dev.aac.producer.execution.dispatch;

import dev.aac.producer.execution.Backlog;
import dev.aac.producer.execution.Dispatch;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.execution.ForwardingExecutions;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Executions of one organization whose writes go one by one. Each start is held against the
 * greatest limit since the round of its dispatcher began, or an older round that was still at work
 * then: that one may act on what it read before. Reads are not held up. Thread-safe.
 */
final class PlanWatch extends ForwardingExecutions {

    private final Executions real;
    private final Backlog backlog;
    private final List<Integer> limits = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final Map<Thread, Integer> atWork = new HashMap<>();
    private final ThreadLocal<Integer> firstThatMatters = ThreadLocal.withInitial(() -> 0);
    private int starts;

    PlanWatch(Executions real, Backlog backlog, int limit) {
        this.real = real;
        this.backlog = backlog;
        limits.add(limit);
    }

    synchronized void limit(int next) {
        limits.add(next);
    }

    synchronized int limit() {
        return limits.getLast();
    }

    /** Of the dispatcher on this thread. */
    synchronized void roundBegins() {
        atWork.put(Thread.currentThread(), limits.size() - 1);
        firstThatMatters.set(Collections.min(atWork.values()));
    }

    /** Of the dispatcher on this thread. */
    synchronized void roundEnds() {
        atWork.remove(Thread.currentThread());
    }

    synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    /** How many places were taken, those of later attempts not counted again. */
    synchronized int starts() {
        return starts;
    }

    @Override
    public synchronized Written replace(OrganizationScope scope, Execution next) {
        boolean starting =
                next.progress().dispatch() instanceof Dispatch.Sent
                        && find(scope, next.taskId())
                                .flatMap(known -> known.progress().dispatch().slot())
                                .isEmpty();
        Written written = real.replace(scope, next);
        if (starting && written == Written.SAVED) {
            starts++;
            int allowed =
                    limits.subList(firstThatMatters.get(), limits.size()).stream()
                            .max(Integer::compare)
                            .orElseThrow();
            int live = backlog.takenPlaces().size();
            if (live > allowed) {
                violations.add(live + " live, " + allowed + " allowed: " + backlog.takenPlaces());
            }
        }
        return written;
    }

    @Override
    protected Executions target() {
        return real;
    }
}
