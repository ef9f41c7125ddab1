package dev.aac.producer.platform.time;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Some days of UTC, today the last of them.
 *
 * @param to today; not before {@code from}, and less than {@value #MAX} days later
 */
public record LastDays(LocalDate from, LocalDate to) {

    /** Most days that anybody asks about at once. */
    public static final int MAX = 90;

    public LastDays {
        if (from.isAfter(to) || !from.plusDays(MAX).isAfter(to)) {
            throw new IllegalArgumentException("days are not from 1 to " + MAX);
        }
    }

    /**
     * @param days 1 to {@value #MAX}
     */
    public static LastDays of(Clock clock, int days) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new LastDays(today.minusDays(days - 1L), today);
    }

    /** When the first of them began. */
    public Instant begin() {
        return from.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
