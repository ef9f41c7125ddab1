package dev.aac.producer.execution.web;

import static dev.aac.producer.execution.web.RequestLimits.FOLDER_DEFAULT;
import static dev.aac.producer.execution.web.RequestLimits.TESTS_MAX;
import static dev.aac.producer.execution.web.RequestLimits.TEST_CHARS_MAX;
import static dev.aac.producer.platform.fields.FieldLimits.FOLDER_CHARS_MAX;

import dev.aac.contract.id.TaskId;
import dev.aac.contract.job.ImageReference;
import dev.aac.producer.execution.ExecutionWish;
import dev.aac.producer.execution.RandomIds;
import dev.aac.producer.platform.fields.FieldRules;
import dev.aac.producer.platform.fields.Findings;
import dev.aac.producer.platform.fields.Texts;
import dev.aac.producer.platform.limits.DisplayText;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.project.ProjectId;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request for an execution as it came; an empty text counts as left out. */
@Schema(name = "SubmissionRequest")
public record SubmissionRequest(
        @Schema(
                        description =
                                "Your own name for it, unique in the organization; made if absent",
                        examples = "nightly-2026-03-01")
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
        @Schema(description = "Shows executions together") @Nullable String groupName) {

    /** A request that has passed every check. */
    record Checked(TaskId taskId, ExecutionWish wish) {}

    /**
     * @throws ProblemException that names every field that is wrong
     */
    Checked checked() {
        Findings findings = new Findings();
        check(findings);
        findings.throwIfAny();
        return toChecked();
    }

    void check(Findings findings) {
        checkNames(findings);
        checkCommand(findings);
        checkTests(findings);
        wishes().check(findings);
    }

    private ConfigRequest wishes() {
        return config == null ? ConfigRequest.NONE : config;
    }

    /** Call it after {@link #check} found nothing. */
    Checked toChecked() {
        String givenId = Texts.orNull(taskId);
        String givenProject = Texts.orNull(projectId);
        String givenImage = Texts.orNull(image);
        return new Checked(
                givenId == null ? RandomIds.taskId() : new TaskId(givenId),
                new ExecutionWish(
                        givenProject == null ? null : new ProjectId(givenProject),
                        givenImage == null ? null : new ImageReference(givenImage),
                        Texts.orNull(command),
                        Texts.orNull(folder),
                        givenTests(),
                        wishes().toConfig(),
                        cleanGroupName()));
    }

    private void checkNames(Findings findings) {
        FieldRules rules = new FieldRules(findings);
        String project = Texts.orNull(projectId);
        rules.taskId("taskId", Texts.orNull(taskId));
        findings.require(
                project == null || ProjectId.isValid(project),
                "projectId",
                "must be the id of a project");
        rules.displayText("groupName", Texts.orNull(groupName));
        rules.line("folder", Texts.orNull(folder), FOLDER_CHARS_MAX);
    }

    /** Whether a project names the image is seen later. */
    private void checkCommand(Findings findings) {
        FieldRules rules = new FieldRules(findings);
        if (Texts.orNull(image) == null && Texts.orNull(projectId) == null) {
            findings.missing("image");
        }
        rules.image("image", Texts.orNull(image));
        rules.command("command", Texts.orNull(command));
    }

    private void checkTests(Findings findings) {
        if (tests == null) {
            return;
        }
        if (tests.size() > TESTS_MAX) {
            findings.wrong("tests", "must be at most " + TESTS_MAX);
            return;
        }
        for (int i = 0; i < tests.size(); i++) {
            String test = tests.get(i);
            findings.require(
                    test != null
                            && !test.isBlank()
                            && Texts.hasChars(test, TEST_CHARS_MAX)
                            && Texts.isOneLine(test),
                    "tests[" + i + "]",
                    "must be 1 to " + TEST_CHARS_MAX + " characters, none of them control ones");
        }
    }

    private List<String> givenTests() {
        return tests == null ? List.of() : tests.stream().filter(Objects::nonNull).toList();
    }

    private @Nullable String cleanGroupName() {
        String group = Texts.orNull(groupName);
        return group == null ? null : DisplayText.clean(group);
    }

    /** Commands may hold what is not for logs. */
    @Override
    public String toString() {
        return "SubmissionRequest[hidden]";
    }
}
