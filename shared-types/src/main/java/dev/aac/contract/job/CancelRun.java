package dev.aac.contract.job;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.id.RunRef;

/**
 * Pushed to all workers: stop this attempt if it is yours. A worker remembers it for a run it does
 * not know yet; the renewal repeats it for one that was missed.
 */
public record CancelRun(RunRef run) {

    public CancelRun {
        requireNonNull(run, "run is null");
    }
}
