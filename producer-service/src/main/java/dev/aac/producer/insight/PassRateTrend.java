package dev.aac.producer.insight;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Whether tests pass more often in the later half of some days than in the earlier one: the
 * two-proportion z-test with a pooled rate (NIST/SEMATECH e-Handbook of Statistical Methods,
 * 7.3.3). A difference counts when chance alone would make one so large in fewer than 5 % of such
 * spans.
 *
 * @param earlier of the first half of the days
 * @param later of the second half, which has a day more when their number is odd
 */
public record PassRateTrend(State state, RunCounts earlier, RunCounts later) {

    /** Judged runs that each half needs. */
    public static final int RUNS_MIN = 10;

    /** Of the standard normal distribution, two-sided 5 %. */
    static final double Z_MIN = 1.96;

    /** What can be said. */
    public enum State {
        RISING,
        FALLING,
        /** No difference that chance does not explain. */
        STEADY,
        TOO_LITTLE_DATA
    }

    public PassRateTrend {
        requireNonNull(state, "state is null");
        requireNonNull(earlier, "earlier is null");
        requireNonNull(later, "later is null");
    }

    /**
     * @param days without gaps, the first first
     */
    static PassRateTrend of(List<ImageDay> days) {
        int half = days.size() / 2;
        RunCounts earlier = sum(days.subList(0, half));
        RunCounts later = sum(days.subList(half, days.size()));
        return new PassRateTrend(state(earlier, later), earlier, later);
    }

    private static RunCounts sum(List<ImageDay> days) {
        return days.stream().map(ImageDay::counts).reduce(RunCounts.NONE, RunCounts::plus);
    }

    private static State state(RunCounts earlier, RunCounts later) {
        if (earlier.judged() < RUNS_MIN || later.judged() < RUNS_MIN) {
            return State.TOO_LITTLE_DATA;
        }
        double z = z(earlier, later);
        if (z >= Z_MIN) {
            return State.RISING;
        }
        return z <= -Z_MIN ? State.FALLING : State.STEADY;
    }

    /** 0 when all passed, or none: then nothing differs. */
    private static double z(RunCounts earlier, RunCounts later) {
        double pooled =
                (double) (earlier.good() + later.good()) / (earlier.judged() + later.judged());
        double variance = pooled * (1 - pooled) * (1.0 / earlier.judged() + 1.0 / later.judged());
        double difference =
                (double) later.good() / later.judged() - (double) earlier.good() / earlier.judged();
        return variance == 0 ? 0 : difference / Math.sqrt(variance);
    }
}
