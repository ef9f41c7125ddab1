package dev.aac.producer.execution;

import dev.aac.contract.fact.LogLine;
import dev.aac.contract.id.RunRef;
import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Takes every signal to workers, dispatcher and dashboards, and remembers the cancellations. */
@Singleton
@DefaultBean
public class SilentSignals implements LiveEvents, CancelSignals, DispatchSignal {

    private final List<RunRef> cancelled = new ArrayList<>();

    /** The runs whose workers were told to stop. */
    public synchronized List<RunRef> cancelled() {
        return List.copyOf(cancelled);
    }

    @Override
    public void created(Execution execution) {}

    @Override
    public void updated(Execution before, Execution after) {}

    @Override
    public void deleted(Execution execution) {}

    @Override
    public void logged(RunRef run, List<LogLine> lines) {}

    @Override
    public synchronized void cancel(RunRef run) {
        cancelled.add(run);
    }

    @Override
    public void wake() {}
}
