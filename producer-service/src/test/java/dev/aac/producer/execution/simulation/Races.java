package dev.aac.producer.execution.simulation;

import dev.aac.producer.analysis.Analysis;
import dev.aac.producer.execution.Dispatch.Analyzing;
import dev.aac.producer.execution.Dispatch.Held;
import dev.aac.producer.execution.Dispatch.Sent;
import dev.aac.producer.execution.Dispatch.Waiting;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.Executions.Written;
import dev.aac.producer.execution.Progress;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** Counts the races that a schedule had. */
final class Races {

    private final Map<Race, Integer> counts = new EnumMap<>(Race.class);

    Map<Race, Integer> counts() {
        return counts;
    }

    void saw(Race race) {
        counts.merge(race, 1, Integer::sum);
    }

    /** A write was tried on what is stored. */
    void tried(Execution stored, Execution next, Written written, Instant now) {
        switch (written) {
            case SLOT_TAKEN -> saw(Race.PLACE_TAKEN_BY_ANOTHER);
            case STALE -> overtaken(stored.progress(), next.progress());
            case SAVED -> saved(stored.progress(), next.progress(), now);
        }
    }

    private void saved(Progress stored, Progress next, Instant now) {
        boolean expires =
                next.attempt() > stored.attempt() && next.lostAttempts() > stored.lostAttempts();
        if (expires
                && stored.dispatch() instanceof Held(_, var lease)
                && lease.until().isAfter(now.plusSeconds(10))) {
            saw(Race.EXPIRY_IN_SPITE_OF_RENEWAL);
        }
        if (stored.dispatch() instanceof Analyzing(var since)) {
            if (isCancelled(next)) {
                saw(Race.CANCEL_DURING_ANALYSIS);
            } else if (now.isAfter(since.plusSeconds(10))) {
                saw(Race.ANALYSIS_TAKEN_UP_OR_LATE);
            }
        }
    }

    private void overtaken(Progress stored, Progress next) {
        switch (next.dispatch()) {
            case Sent _ when stored.dispatch() instanceof Held ->
                    saw(Race.SENT_AGAIN_OVERTAKEN_BY_CLAIM);
            case Sent _ when stored.dispatch() instanceof Sent ->
                    saw(Race.DISPATCH_OVERTAKEN_BY_DISPATCH);
            case Held _ when next.cancelRequested() && stored.status().isFinal() ->
                    saw(Race.CANCEL_OVERTAKEN_BY_END);
            case Held _ when stored.dispatch() instanceof Sent ->
                    saw(Race.CLAIM_OVERTAKEN_BY_SENT_AGAIN);
            case Held _ when stored.status().isFinal() -> saw(Race.CLAIM_OVERTAKEN_BY_CANCEL);
            case Held _ when stored.attempt() > next.attempt() ->
                    saw(Race.REPORT_OVERTAKEN_BY_EXPIRY);
            case Waiting _ when stored.dispatch() instanceof Held ->
                    saw(Race.EXPIRY_OVERTAKEN_BY_REPORT);
            case Waiting _ when stored.attempt() == next.attempt() ->
                    saw(Race.EXPIRY_OVERTAKEN_BY_EXPIRY);
            default -> overtakenAtTheEnd(stored, next);
        }
    }

    private static boolean isCancelled(Progress failed) {
        return failed.result().analysis() instanceof Analysis.Failed(var error)
                && error.contains("cancelled");
    }

    private void overtakenAtTheEnd(Progress stored, Progress next) {
        if (next.status().isFinal() && stored.dispatch() instanceof Held) {
            saw(
                    stored.cancelRequested()
                            ? Race.END_OVERTAKEN_BY_CANCEL
                            : Race.CANCEL_OVERTAKEN_BY_CLAIM);
        }
    }
}
