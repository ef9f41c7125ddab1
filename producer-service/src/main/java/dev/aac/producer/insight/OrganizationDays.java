package dev.aac.producer.insight;

import static java.util.Objects.requireNonNull;

import dev.aac.producer.platform.time.LastDays;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * An organization's last days, all images together.
 *
 * @param days without gaps, the first first, today last; at least one
 * @param total of these days
 * @param complete false when there were more images than are added up for one answer: the first
 *     days that were asked for are left out then, and should there be one day only, its figures are
 *     those of some of its images
 */
public record OrganizationDays(List<Day> days, RunSums total, boolean complete) {

    /** A day in UTC; a run counts when it ends. */
    public record Day(LocalDate day, RunSums sums) {

        public Day {
            requireNonNull(day, "day is null");
            requireNonNull(sums, "sums is null");
        }
    }

    public OrganizationDays {
        days = List.copyOf(days);
        requireNonNull(total, "total is null");
    }

    /**
     * @param whole those that are added up as a whole
     * @param byDay those that have runs, and maybe others
     */
    static OrganizationDays of(LastDays whole, Map<LocalDate, RunSums> byDay, boolean complete) {
        List<Day> days =
                whole.from()
                        .datesUntil(whole.to().plusDays(1))
                        .map(day -> new Day(day, byDay.getOrDefault(day, RunSums.NONE)))
                        .toList();
        return new OrganizationDays(
                days, RunSums.sum(days.stream().map(Day::sums).toList()), complete);
    }
}
