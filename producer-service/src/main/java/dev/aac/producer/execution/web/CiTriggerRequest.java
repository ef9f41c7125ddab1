package dev.aac.producer.execution.web;

import static dev.aac.producer.execution.web.RequestLimits.FOLDER_DEFAULT;
import static dev.aac.producer.execution.web.RequestLimits.TESTS_MAX;

import dev.aac.producer.execution.CiContext;
import dev.aac.producer.platform.fields.Findings;
import dev.aac.producer.platform.problem.ProblemException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A pipeline's request for an execution: a {@link SubmissionRequest} and where it comes from. */
@Schema(name = "CiTriggerRequest")
public record CiTriggerRequest(
        @Schema(
                        description =
                                "Your own name for it, such as the pipeline run's: the same request"
                                        + " may be repeated then, and is run once",
                        examples = "shop-4711-1")
                @Nullable String taskId,
        @Schema(description = "Whose defaults fill what is left out, and whose variables it gets")
                @Nullable String projectId,
        @Schema(
                        description = "Needed unless the project has one",
                        examples = "registry.example/team/tests:1.2")
                @Nullable String image,
        @Schema(description = "Run as sh -c; without it the image's own entrypoint runs")
                @Nullable String command,
        @Schema(defaultValue = FOLDER_DEFAULT) @Nullable String folder,
        @Schema(maxItems = TESTS_MAX) @Nullable List<@Nullable String> tests,
        @Nullable ConfigRequest config,
        @Schema(description = "Shows executions together") @Nullable String groupName,
        @Nullable CiContextRequest ciContext) {

    /** A request that has passed every check. */
    record Checked(SubmissionRequest.Checked submission, @Nullable CiContext ci) {}

    /**
     * @throws ProblemException that names every field that is wrong
     */
    Checked checked() {
        Findings findings = new Findings();
        SubmissionRequest submission =
                new SubmissionRequest(
                        taskId, projectId, image, command, folder, tests, config, groupName);
        CiContextRequest context = ciContext == null ? CiContextRequest.NONE : ciContext;
        submission.check(findings);
        context.check(findings);
        findings.throwIfAny();
        return new Checked(submission.toChecked(), context.toContext());
    }

    /** Commands may hold what is not for logs. */
    @Override
    public String toString() {
        return "CiTriggerRequest[hidden]";
    }
}
