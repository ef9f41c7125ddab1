package dev.aac.producer.execution;

import dev.aac.contract.fact.LogLine;
import dev.aac.contract.id.RunRef;
import java.util.List;

/**
 * Tells dashboards, on every replica, what has just been written. Best effort and quick: a lost
 * event shows late, never wrong, because readers notice gaps and read the store. Never throws.
 */
public interface LiveEvents {

    void created(Execution execution);

    void updated(Execution before, Execution after);

    void deleted(Execution execution);

    /** Lines that are stored. */
    void logged(RunRef run, List<LogLine> lines);
}
