package dev.aac.worker.report;

import dev.aac.contract.fact.HeldRun;
import dev.aac.contract.fact.RunPhase;
import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.RunRef;
import dev.aac.tracing.Traces;
import dev.aac.worker.platform.RunLogContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// This worker's right to run one attempt. Safe for all threads.
public final class Lease {

    private final RunRef run;
    private final FencingToken token;
    private final String correlationId = RunLogContext.correlationId();
    private final @Nullable String traceparent = Traces.current();
    private final RunStop stop = new RunStop();
    private volatile RunPhase phase = RunPhase.PREPARING;
    private volatile long confirmedNanos;

    Lease(RunRef run, FencingToken token, long askedNanos) {
        this.run = run;
        this.token = token;
        this.confirmedNanos = askedNanos;
    }

    public RunRef run() {
        return run;
    }

    /// What proves it to the producer.
    public FencingToken token() {
        return token;
    }

    /// For log lines about the run in a thread that is not the run's.
    RunLogContext logContext() {
        return RunLogContext.open(run, correlationId, traceparent);
    }

    /// How the run is told to stop.
    public RunStop stop() {
        return stop;
    }

    /// Says in the next renewal how far the run is.
    public void enter(RunPhase next) {
        phase = next;
    }

    HeldRun held() {
        return new HeldRun(run, token, phase);
    }

    /// The producer has said that the lease goes on.
    ///
    /// @param askedNanos when it was asked
    void confirm(long askedNanos) {
        confirmedNanos = askedNanos;
    }

    Duration unconfirmedFor(long nowNanos) {
        return Duration.ofNanos(nowNanos - confirmedNanos);
    }
}
