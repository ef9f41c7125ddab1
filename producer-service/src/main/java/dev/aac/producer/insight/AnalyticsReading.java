package dev.aac.producer.insight;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.aac.producer.insight.Figures.DayOfOne;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.time.LastDays;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an organization's runs say as a whole. It is some seconds behind its executions. The days of
 * its images are added up as they are read, page by page: memory is for one page and a sum for each
 * day, time is as many calls to the store as there are pages. Throws as {@link Figures} does.
 */
@Singleton
public class AnalyticsReading {

    /**
     * Most days of images that are added up for one answer. A run is of one image, so only a plan
     * of more runs in {@value LastDays#MAX} days can have more, and only when it hardly ever runs
     * an image twice.
     */
    public static final int IMAGE_DAYS_MAX = 20_000;

    /** Days of images in one page: with few runs each some 100 KiB. */
    static final int PAGE = 200;

    private final Figures figures;
    private final Clock clock;

    public AnalyticsReading(Figures figures, Clock clock) {
        this.figures = figures;
        this.clock = clock;
    }

    /**
     * The last days, today among them.
     *
     * @param days 1 to {@value LastDays#MAX}
     */
    public OrganizationDays days(OrganizationScope scope, int days) {
        return days(scope, days, IMAGE_DAYS_MAX);
    }

    /**
     * @param max after so many days of images the page that is being added up is the last one
     */
    OrganizationDays days(OrganizationScope scope, int days, int max) {
        LastDays asked = LastDays.of(clock, days);
        Map<LocalDate, RunSums> byDay = new HashMap<>();
        int read = 0;
        List<DayOfOne> page = figures.daysOfAll(scope, asked, null, PAGE);
        while (!page.isEmpty() && read < max) {
            add(page, byDay);
            read += page.size();
            page =
                    page.size() < PAGE
                            ? List.of()
                            : figures.daysOfAll(scope, asked, page.getLast(), PAGE);
        }
        return page.isEmpty()
                ? OrganizationDays.of(asked, byDay, true)
                : OrganizationDays.of(after(page.getFirst(), asked), byDay, false);
    }

    private static void add(List<DayOfOne> page, Map<LocalDate, RunSums> byDay) {
        Map<LocalDate, List<RunSums>> more =
                page.stream()
                        .map(DayOfOne::day)
                        .collect(groupingBy(ImageDay::day, mapping(RunSums::of, toList())));
        more.forEach(
                (day, sums) -> byDay.put(day, byDay.getOrDefault(day, RunSums.NONE).plus(sums)));
    }

    /** The days of which nothing is left to be read; today in any case. */
    private static LastDays after(DayOfOne unread, LastDays asked) {
        LocalDate next = unread.day().day().plusDays(1);
        return new LastDays(next.isAfter(asked.to()) ? asked.to() : next, asked.to());
    }
}
