package dev.aac.producer.execution;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Analyzes nothing and remembers what it was to begin with. */
public final class RecordedAnalysis implements FailureAnalysis {

    /** Every execution that was handed in, ANALYZING or not. */
    public final List<Execution> begun = new CopyOnWriteArrayList<>();

    private final boolean on;

    public RecordedAnalysis(boolean on) {
        this.on = on;
    }

    @Override
    public boolean isOn() {
        return on;
    }

    @Override
    public void begin(OrganizationScope scope, Execution execution) {
        begun.add(execution);
    }
}
