package dev.aac.producer.insight;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs added up, whichever images they are of.
 *
 * @param judged durations of the runs that say whether the tests pass, as far as they started
 * @param queued how long the runs that started had waited, as far as that is known
 */
public record RunSums(RunCounts counts, Durations judged, Durations queued) {

    public static final RunSums NONE = new RunSums(RunCounts.NONE, Durations.NONE, Durations.NONE);

    public RunSums {
        requireNonNull(counts, "counts is null");
        requireNonNull(judged, "judged is null");
        requireNonNull(queued, "queued is null");
    }

    static RunSums of(ImageDay day) {
        return new RunSums(day.counts(), day.passed().plus(day.others()), day.queued());
    }

    static RunSums sum(Collection<RunSums> parts) {
        return new RunSums(
                parts.stream().map(RunSums::counts).reduce(RunCounts.NONE, RunCounts::plus),
                Durations.sum(parts.stream().map(RunSums::judged)),
                Durations.sum(parts.stream().map(RunSums::queued)));
    }

    /** With those of some images of a day, however many: each kind is gone through once. */
    RunSums plus(Collection<RunSums> more) {
        return sum(Stream.concat(Stream.of(this), more.stream()).toList());
    }

    /** How long the judged runs took; null when there are none. */
    public Durations.@Nullable Summary durations() {
        return judged.summary().orElse(null);
    }

    /** From acceptance to the first start; null when nothing is known to have started. */
    public Durations.@Nullable Summary queueTimes() {
        return queued.summary().orElse(null);
    }
}
