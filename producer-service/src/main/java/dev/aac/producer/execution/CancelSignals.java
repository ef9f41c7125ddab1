package dev.aac.producer.execution;

import dev.aac.contract.id.RunRef;

/**
 * Tells workers at once to stop a run. Best effort: the next renewal repeats it. Never throws,
 * never waits for the broker.
 */
public interface CancelSignals {

    void cancel(RunRef run);
}
