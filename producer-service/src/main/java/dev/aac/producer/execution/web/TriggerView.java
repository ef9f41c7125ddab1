package dev.aac.producer.execution.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.Trigger;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who or what asked for an execution; what does not apply is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TriggerView(
        @Schema(enumeration = {"dashboard", "api", "schedule", "retry"}) String kind,
        @Schema(description = "The person, unless an API key was used") @Nullable String userId,
        @Nullable String apiKeyId,
        @Schema(description = "What the pipeline said of itself") @Nullable CiView ci,
        @Schema(description = "The taskId of the execution that this one repeats")
                @Nullable String retryOf) {

    static TriggerView of(Trigger trigger) {
        TaskId retryOf = trigger.retryOf();
        return new TriggerView(
                switch (trigger.kind()) {
                    case DASHBOARD -> "dashboard";
                    case API -> "api";
                    case SCHEDULE -> "schedule";
                    case RETRY -> "retry";
                },
                trigger.userId(),
                trigger.apiKeyId(),
                CiView.of(trigger.ci()),
                retryOf == null ? null : retryOf.value());
    }
}
