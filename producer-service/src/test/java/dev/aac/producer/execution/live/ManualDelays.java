package dev.aac.producer.execution.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Time that passes when a test says so. */
final class ManualDelays implements Delays {

    private final List<Due> waiting = new ArrayList<>();
    private Duration now = Duration.ZERO;

    private record Due(Duration at, Runnable task) {}

    @Override
    public void after(Duration delay, Runnable task) {
        waiting.add(new Due(now.plus(delay), task));
    }

    /** Lets time pass, with everything that becomes due on the way. */
    void pass(Duration time) {
        Duration end = now.plus(time);
        for (Due next = next(end); next != null; next = next(end)) {
            waiting.remove(next);
            now = next.at();
            next.task().run();
        }
        now = end;
    }

    int waiting() {
        return waiting.size();
    }

    private @Nullable Due next(Duration end) {
        return waiting.stream()
                .filter(due -> due.at().compareTo(end) <= 0)
                .min(Comparator.comparing(Due::at))
                .orElse(null);
    }
}
