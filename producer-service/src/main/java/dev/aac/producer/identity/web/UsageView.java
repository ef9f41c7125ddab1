package dev.aac.producer.identity.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.organization.Usage;
import dev.aac.producer.organization.UsageKind;
import dev.aac.producer.organization.UsageReport;
import java.time.Instant;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the organization uses of its plan.
 *
 * @param month such as {@code 2026-03}, in UTC
 * @param resetsAt when the test runs count from none again
 * @param pendingInvitations each promises one of the plan's users
 * @param retentionDays how long log, report files and test cases are kept after an execution's end
 */
@JsonPropertyOrder({
    "month",
    "resetsAt",
    "plan",
    "testRuns",
    "users",
    "projects",
    "concurrentRuns",
    "pendingInvitations",
    "retentionDays"
})
public record UsageView(
        String month,
        Instant resetsAt,
        String plan,
        UsedView testRuns,
        UsedView users,
        UsedView projects,
        UsedView concurrentRuns,
        int pendingInvitations,
        @Schema(
                        description =
                                "For so long after its end an execution's log, report files and"
                                        + " test cases are kept; null means for ever")
                @Nullable Integer retentionDays) {

    /**
     * One limit.
     *
     * @param percent of the limit, rounded down
     * @param mark the highest of 80, 90 and 100 that is reached; null below
     */
    @JsonPropertyOrder({"used", "limit", "percent", "mark"})
    public record UsedView(
            int used,
            int limit,
            int percent,
            @Schema(description = "80, 90 or 100") @Nullable Integer mark) {

        private static UsedView of(Usage usage) {
            OptionalInt mark = usage.mark();
            return new UsedView(
                    usage.used(),
                    usage.limit(),
                    usage.percent(),
                    mark.isPresent() ? mark.getAsInt() : null);
        }
    }

    static UsageView of(
            UsageReport.Report report, int pendingInvitations, OptionalInt retentionDays) {
        return new UsageView(
                report.month().toString(),
                report.resetsAt(),
                report.organization().plan().apiName(),
                UsedView.of(report.of(UsageKind.TEST_RUNS)),
                UsedView.of(report.of(UsageKind.USERS)),
                UsedView.of(report.of(UsageKind.PROJECTS)),
                UsedView.of(report.of(UsageKind.CONCURRENT_RUNS)),
                pendingInvitations,
                retentionDays.isPresent() ? retentionDays.getAsInt() : null);
    }
}
