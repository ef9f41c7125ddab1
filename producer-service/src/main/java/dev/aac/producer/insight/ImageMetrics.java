package dev.aac.producer.insight;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Figures of an image's runs of some days.
 *
 * @param days without gaps, the first first
 * @param durations of the judged runs that started; null when there are none
 */
public record ImageMetrics(
        List<ImageDay> days,
        RunCounts counts,
        Durations.@Nullable Summary durations,
        PassRateTrend trend,
        DurationShift shift) {

    public ImageMetrics {
        days = List.copyOf(days);
        requireNonNull(counts, "counts is null");
        requireNonNull(trend, "trend is null");
        requireNonNull(shift, "shift is null");
    }

    /**
     * @param found those of the days that have figures
     */
    static ImageMetrics of(LocalDate from, LocalDate to, List<ImageDay> found) {
        Map<LocalDate, ImageDay> byDay = new HashMap<>();
        found.forEach(each -> byDay.put(each.day(), each));
        List<ImageDay> days = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            days.add(byDay.getOrDefault(day, ImageDay.empty(day)));
        }
        return new ImageMetrics(
                days,
                days.stream().map(ImageDay::counts).reduce(RunCounts.NONE, RunCounts::plus),
                judged(days).summary().orElse(null),
                PassRateTrend.of(days),
                DurationShift.of(days));
    }

    private static Durations judged(List<ImageDay> days) {
        return Durations.sum(days.stream().flatMap(day -> Stream.of(day.passed(), day.others())));
    }

    /** How long a day's judged runs took; null when there are none. */
    public static Durations.@Nullable Summary durations(ImageDay day) {
        return judged(List.of(day)).summary().orElse(null);
    }
}
