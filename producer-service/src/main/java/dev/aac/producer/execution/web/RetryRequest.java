package dev.aac.producer.execution.web;

import dev.aac.contract.id.TaskId;
import dev.aac.producer.platform.fields.FieldRules;
import dev.aac.producer.platform.fields.Findings;
import dev.aac.producer.platform.fields.Texts;
import dev.aac.producer.platform.problem.ProblemException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How an execution is to be repeated. */
@Schema(name = "RetryRequest")
public record RetryRequest(
        @Schema(
                        defaultValue = "false",
                        description =
                                "Only the tests that failed; a conflict where they are not known")
                @Nullable Boolean failedOnly,
        @Schema(description = "Your own name for the new execution; made from the old if absent")
                @Nullable String taskId) {

    static final RetryRequest PLAIN = new RetryRequest(null, null);

    boolean wantsFailedOnly() {
        return Boolean.TRUE.equals(failedOnly);
    }

    /**
     * The name that was asked for.
     *
     * @throws ProblemException when it cannot be one
     */
    Optional<TaskId> checkedTaskId() {
        Findings findings = new Findings();
        String given = Texts.orNull(taskId);
        new FieldRules(findings).taskId("taskId", given);
        findings.throwIfAny();
        return Optional.ofNullable(given).map(TaskId::new);
    }
}
