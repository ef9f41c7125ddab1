package dev.aac.producer.execution.ingest;

import dev.aac.contract.fact.HeldRun;
import dev.aac.contract.fact.RenewalAnswer;
import dev.aac.contract.fact.RenewalCall;
import dev.aac.contract.id.FencingToken;
import dev.aac.producer.execution.DispatchSignal;
import dev.aac.producer.execution.Installation;
import dev.aac.producer.execution.Workers;
import dev.aac.producer.execution.Workers.WorkerState;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Answers heartbeats. */
@Singleton
class RenewalHandler {

    private final HeldRuns heldRuns;
    private final Workers workers;
    private final Installation installation;
    private final DispatchSignal dispatch;
    private final Clock clock;

    RenewalHandler(
            HeldRuns heldRuns,
            Workers workers,
            Installation installation,
            DispatchSignal dispatch,
            Clock clock) {
        this.heldRuns = heldRuns;
        this.workers = workers;
        this.installation = installation;
        this.dispatch = dispatch;
        this.clock = clock;
    }

    RenewalAnswer answer(RenewalCall call) {
        return switch (call) {
            case RenewalCall.Renewal renewal -> renewed(renewal);
            case RenewalCall.Probe _ -> passed();
        };
    }

    private RenewalAnswer renewed(RenewalCall.Renewal renewal) {
        Instant now = clock.instant();
        List<FencingToken> kept = new ArrayList<>();
        List<FencingToken> lost = new ArrayList<>();
        List<FencingToken> cancel = new ArrayList<>();
        for (HeldRun held : renewal.runs()) {
            switch (heldRuns.renew(held, now)) {
                case KEPT -> kept.add(held.token());
                case CANCEL -> cancel.add(held.token());
                case LOST -> lost.add(held.token());
                case ENDED -> {}
            }
        }
        workers.seen(
                new WorkerState(
                        renewal.workerId(),
                        renewal.slots(),
                        renewal.freeSlots(),
                        renewal.runs().size(),
                        now));
        if (renewal.freeSlots() > 0) {
            dispatch.wake();
        }
        return new RenewalAnswer(
                kept,
                lost,
                cancel,
                renewal.foreign().stream().filter(heldRuns::isOrphan).toList(),
                installation.id());
    }

    /** A renewal passes only if the store takes it, so a probe must not pass without the store. */
    private RenewalAnswer passed() {
        workers.seenSince(clock.instant());
        return new RenewalAnswer(List.of(), List.of(), List.of(), List.of(), installation.id());
    }
}
