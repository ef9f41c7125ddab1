package dev.aac.producer.execution.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionRequest;
import dev.aac.producer.execution.Progress;
import dev.aac.producer.execution.WaitingState;
import dev.aac.producer.project.ProjectId;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An execution as the API shows it. What is not known yet is null. */
@Schema(name = "Execution")
public record ExecutionView(
        String taskId,
        String organizationId,
        @Schema(description = "Whose defaults it got; the project may be gone")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String projectId,
        ExecutionStatus status,
        @Schema(description = "Rises with every change") long version,
        String image,
        @Nullable String imageDigest,
        @Nullable String command,
        String folder,
        @Schema(description = "In lists at most the first 20") List<String> tests,
        ConfigView config,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String groupName,
        TriggerView trigger,
        Instant createdAt,
        @Nullable Instant startTime,
        @Nullable Instant endTime,
        List<AttemptView> attempts,
        @Nullable Integer exitCode,
        @Schema(description = "A sentence, with status ERROR") @Nullable String error,
        @Schema(description = "Why it failed; only with status FAILED, once it was looked for")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable AnalysisView analysis,
        @Schema(description = "True while a worker is being asked to stop; else left out")
                @JsonInclude(JsonInclude.Include.NON_DEFAULT)
                boolean cancelRequested,
        @Schema(description = "Why it does not run yet; only while PENDING")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable WaitingView waiting,
        LogTotalsView logs,
        @Schema(
                        description =
                                "When its log, report files and test cases were removed, having"
                                        + " been kept as long as the plan says; left out while"
                                        + " they are there")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Instant detailsRemovedAt,
        String reportsBaseUrl,
        @Schema(description = "The last 64 KiB of the log; only when one execution is asked for")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String output) {

    /** All there is, without its log. */
    static ExecutionView whole(Execution execution, @Nullable WaitingState waiting) {
        return of(execution, Shown.whole(execution), waiting, null);
    }

    /** All there is, with the end of its log. */
    static ExecutionView withOutput(
            Execution execution, @Nullable WaitingState waiting, String output) {
        return of(execution, Shown.whole(execution), waiting, output);
    }

    /** A row of a list. */
    static ExecutionView listed(Execution execution, @Nullable WaitingState waiting) {
        return of(execution, Shown.listed(execution), waiting, null);
    }

    /** What a list shows less of. */
    private record Shown(ConfigView config, @Nullable AnalysisView analysis) {

        static Shown whole(Execution execution) {
            return new Shown(
                    ConfigView.whole(execution.request().config()),
                    AnalysisView.whole(execution.progress().result().analysis()));
        }

        static Shown listed(Execution execution) {
            return new Shown(
                    ConfigView.listed(execution.request().config()),
                    AnalysisView.listed(execution.progress().result().analysis()));
        }
    }

    private static ExecutionView of(
            Execution execution,
            Shown shown,
            @Nullable WaitingState waiting,
            @Nullable String output) {
        ExecutionRequest request = execution.request();
        Progress progress = execution.progress();
        Progress.Result result = progress.result();
        String taskId = execution.taskId().value();
        ProjectId projectId = request.projectId();
        return new ExecutionView(
                taskId,
                execution.organizationId().value(),
                projectId == null ? null : projectId.value(),
                progress.status(),
                execution.version(),
                request.image().value(),
                result.imageDigest(),
                request.command(),
                request.folder(),
                request.tests(),
                shown.config(),
                request.groupName(),
                TriggerView.of(execution.submission().trigger()),
                execution.submission().createdAt(),
                result.startTime(),
                result.endTime(),
                progress.attempts().stream().map(AttemptView::of).toList(),
                result.exitCode(),
                result.error(),
                shown.analysis(),
                progress.cancelRequested() && !progress.status().isFinal(),
                WaitingView.of(waiting),
                LogTotalsView.of(result.logs()),
                execution.detailsRemovedAt(),
                "/api/executions/" + taskId + "/reports/",
                output);
    }

    /** Commands and variables are not for logs. */
    @Override
    public String toString() {
        return "ExecutionView[" + taskId + ", " + status + "]";
    }
}
