package dev.aac.producer.insight.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.insight.OrganizationDays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of an organization's runs, day by day. */
@JsonPropertyOrder({"from", "to", "complete", "total", "daily"})
public record OrganizationDaysView(
        @Schema(description = "First day, in UTC") String from,
        @Schema(description = "Last day, today in UTC") String to,
        @Schema(
                        description =
                                "False when more images ran than are added up for one answer: the"
                                        + " first days that were asked for are left out then, and"
                                        + " if only today is left it is told of some of its images")
                boolean complete,
        RunSumsView total,
        @Schema(description = "Each day, also without runs, the first first")
                List<OrganizationDayView> daily) {

    /** All runs of one day. */
    @JsonPropertyOrder({"day", "runs", "counts", "passRate", "durations", "queueTimes"})
    public record OrganizationDayView(
            @Schema(description = "In UTC, such as 2026-03-01; a run counts when it ends")
                    String day,
            long runs,
            CountsView counts,
            @Nullable Double passRate,
            @Nullable DurationsView durations,
            @Nullable QueueTimesView queueTimes) {

        static OrganizationDayView of(OrganizationDays.Day day) {
            RunSumsView sums = RunSumsView.of(day.sums());
            return new OrganizationDayView(
                    day.day().toString(),
                    sums.runs(),
                    sums.counts(),
                    sums.passRate(),
                    sums.durations(),
                    sums.queueTimes());
        }
    }

    static OrganizationDaysView of(OrganizationDays days) {
        return new OrganizationDaysView(
                days.days().getFirst().day().toString(),
                days.days().getLast().day().toString(),
                days.complete(),
                RunSumsView.of(days.total()),
                days.days().stream().map(OrganizationDayView::of).toList());
    }
}
