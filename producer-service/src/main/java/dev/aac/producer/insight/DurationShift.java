package dev.aac.producer.insight;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether runs have lately taken longer, or less long, than before: the rank-sum test of Mann and
 * Whitney ("On a test of whether one of two random variables is stochastically larger than the
 * other", 1947) with the normal approximation, corrected for ties and continuity (Lehmann,
 * "Nonparametrics", 1975). Durations that are counted together are ties. It looks at ranks only, so
 * a few runs that took very long change nothing. A shift counts when chance alone would make one so
 * large in fewer than 1 % of such spans, and the median has moved by 10 % at least.
 *
 * <p>Only runs that passed at once are compared: one that fails may end early, and one that is
 * retried takes longer. <em>Lately</em> are so many of the last days, up to half of them, as have
 * 10 such runs; <em>before</em> are all others.
 *
 * @param recent durations of the last days; null when there are none
 * @param baseline durations of the days before; null when there are none
 */
public record DurationShift(
        State state, Durations.@Nullable Summary recent, Durations.@Nullable Summary baseline) {

    /** Runs that each side needs. */
    public static final int RUNS_MIN = 10;

    /** The least change of the median, as a share. */
    public static final double CHANGE_MIN = 0.10;

    /** Of the standard normal distribution, two-sided 1 %. */
    static final double Z_MIN = 2.576;

    private static final double CONTINUITY = 0.5;

    /** What can be said. */
    public enum State {
        SLOWER,
        FASTER,
        /** No shift, or one that is small or that chance explains. */
        STEADY,
        TOO_LITTLE_DATA
    }

    public DurationShift {
        requireNonNull(state, "state is null");
    }

    /**
     * @param days without gaps, the first first
     */
    static DurationShift of(List<ImageDay> days) {
        int from = days.size();
        long runs = 0;
        while (from > (days.size() + 1) / 2 && runs < RUNS_MIN) {
            from--;
            runs += days.get(from).passed().runs();
        }
        Durations recent = sum(days.subList(from, days.size()).stream());
        Durations baseline = sum(days.subList(0, from).stream());
        return new DurationShift(
                state(recent, baseline),
                recent.summary().orElse(null),
                baseline.summary().orElse(null));
    }

    private static Durations sum(Stream<ImageDay> days) {
        return Durations.sum(days.map(ImageDay::passed));
    }

    private static State state(Durations recent, Durations baseline) {
        Optional<Durations.Summary> now = recent.summary();
        Optional<Durations.Summary> before = baseline.summary();
        if (now.isEmpty()
                || before.isEmpty()
                || now.get().runs() < RUNS_MIN
                || before.get().runs() < RUNS_MIN) {
            return State.TOO_LITTLE_DATA;
        }
        double z = z(recent, baseline);
        double median = now.get().p50Millis();
        double usual = before.get().p50Millis();
        if (z >= Z_MIN && median >= usual * (1 + CHANGE_MIN)) {
            return State.SLOWER;
        }
        return z <= -Z_MIN && median * (1 + CHANGE_MIN) <= usual ? State.FASTER : State.STEADY;
    }

    /** Above 0 when the first are longer. */
    static double z(Durations first, Durations second) {
        Map<Long, Long> firsts = runsByMillis(first);
        Map<Long, Long> seconds = runsByMillis(second);
        SortedSet<Long> all = new TreeSet<>(firsts.keySet());
        all.addAll(seconds.keySet());
        double shorter = 0;
        double wins = 0;
        double ties = 0;
        for (Long millis : all) {
            double mine = firsts.getOrDefault(millis, 0L);
            double theirs = seconds.getOrDefault(millis, 0L);
            wins += mine * (shorter + theirs / 2);
            shorter += theirs;
            double tied = mine + theirs;
            ties += tied * tied * tied - tied;
        }
        double product = (double) first.runs() * second.runs();
        double total = (double) first.runs() + second.runs();
        double variance = product / 12 * (total + 1 - ties / (total * (total - 1)));
        double distance = wins - product / 2;
        double corrected = Math.max(0, Math.abs(distance) - CONTINUITY);
        return variance <= 0 ? 0 : Math.copySign(corrected / Math.sqrt(variance), distance);
    }

    private static Map<Long, Long> runsByMillis(Durations durations) {
        Map<Long, Long> runs = new TreeMap<>();
        durations.buckets().forEach(bucket -> runs.put(bucket.millis(), bucket.runs()));
        return runs;
    }
}
