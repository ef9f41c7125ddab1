package dev.aac.contract.fact;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.RunRef;

/** A run whose lease a worker wants to keep. */
public record HeldRun(RunRef run, FencingToken token, RunPhase phase) {

    public HeldRun {
        requireNonNull(run, "run is null");
        requireNonNull(token, "token is null");
        requireNonNull(phase, "phase is null");
    }
}
