package dev.aac.producer.execution.web;

import dev.aac.producer.execution.WaitingState;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why an execution is PENDING, as the API shows it. */
@Schema(name = "Waiting")
public record WaitingView(
        @Schema(
                        enumeration = {
                            "broker_away",
                            "no_worker",
                            "organization_limit",
                            "no_free_slot",
                            "pulling_image",
                            "starting"
                        })
                String reason,
        @Schema(
                        description =
                                "Among the organization's own, 1 is next; null once it is sent, and"
                                        + " far back in a long line")
                @Nullable Integer position,
        @Schema(description = "Until it is likely to be sent; null when that cannot be said")
                @Nullable Integer estimateSeconds) {

    static @Nullable WaitingView of(@Nullable WaitingState state) {
        return state == null
                ? null
                : new WaitingView(
                        state.reason().apiName(), state.position(), state.estimateSeconds());
    }
}
