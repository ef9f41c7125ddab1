package dev.aac.producer.insight;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * How long many runs took, in little space: those that took nearly as long are counted together.
 * Number and sum are exact. Durations below 256 ms are exact to the millisecond; a longer one is
 * told as the longest of its bucket, which is at most 1 % above it. Two of these can be added in
 * any order. The buckets are those of an HDR histogram of two significant digits, and what is
 * stored of them are durations, not positions in a table of a library.
 *
 * @param buckets the shortest first, none twice
 * @param totalMillis of all runs
 */
public record Durations(List<Bucket> buckets, long totalMillis) {

    public static final Durations NONE = new Durations(List.of(), 0);

    /** How far a told duration may be above the real one, as a share of it. */
    public static final double ERROR_MAX = 0.01;

    private static final int SIGNIFICANT_DIGITS = 2;

    /** Longer ones, of clocks that were wrong, count as this. */
    private static final Duration LONGEST = Duration.ofDays(30);

    /** Says where buckets begin; nothing is ever recorded in it. */
    private static final Histogram SCALE = new Histogram(SIGNIFICANT_DIGITS);

    private static final double HALF = 50;
    private static final double NEARLY_ALL = 95;

    /**
     * Runs that took nearly as long.
     *
     * @param millis the shortest that belongs here
     */
    public record Bucket(long millis, long runs) {}

    /**
     * The durations in three numbers. The percentiles are nearest ranks: so many runs took at most
     * that long.
     */
    public record Summary(long runs, long averageMillis, long p50Millis, long p95Millis) {}

    public Durations {
        buckets = List.copyOf(buckets);
    }

    /** Of one run. Less than nothing, as two clocks may have it, is nothing. */
    static Durations of(Duration duration) {
        requireNonNull(duration, "duration is null");
        long millis = Math.clamp(duration.toMillis(), 0, LONGEST.toMillis());
        return new Durations(List.of(new Bucket(SCALE.lowestEquivalentValue(millis), 1)), millis);
    }

    Durations plus(Durations other) {
        return sum(Stream.of(this, other));
    }

    static Durations sum(Stream<Durations> parts) {
        Map<Long, Long> runs = new TreeMap<>();
        long[] total = {0};
        parts.forEach(
                part -> {
                    total[0] += part.totalMillis;
                    part.buckets.forEach(
                            bucket -> runs.merge(bucket.millis(), bucket.runs(), Long::sum));
                });
        return new Durations(
                runs.entrySet().stream()
                        .map(entry -> new Bucket(entry.getKey(), entry.getValue()))
                        .toList(),
                total[0]);
    }

    public long runs() {
        return buckets.stream().mapToLong(Bucket::runs).sum();
    }

    /** Empty when there are no runs. */
    public Optional<Summary> summary() {
        long runs = runs();
        if (runs == 0) {
            return Optional.empty();
        }
        Histogram histogram = new Histogram(SIGNIFICANT_DIGITS);
        buckets.forEach(bucket -> histogram.recordValueWithCount(bucket.millis(), bucket.runs()));
        return Optional.of(
                new Summary(
                        runs,
                        Math.round((double) totalMillis / runs),
                        histogram.getValueAtPercentile(HALF),
                        histogram.getValueAtPercentile(NEARLY_ALL)));
    }
}
