package dev.aac.producer.execution.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What happened in a schedule, in order; made only when somebody wants to read it. */
final class Trace {

    private final List<String> lines = new ArrayList<>();
    private final Timeline timeline;
    private final boolean kept;

    Trace(Timeline timeline, boolean kept) {
        this.timeline = timeline;
        this.kept = kept;
    }

    void note(Supplier<String> line) {
        if (kept) {
            lines.add("%9.3f s  %s".formatted(timeline.now() / 1_000.0, line.get()));
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
