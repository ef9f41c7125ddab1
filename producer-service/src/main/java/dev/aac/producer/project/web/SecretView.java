package dev.aac.producer.project.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.aac.producer.project.ProjectSecret;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** All that anybody is told of a project's secret: its value never comes back. */
@Schema(name = "ProjectSecret")
@JsonPropertyOrder({"name", "setAt", "userId", "apiKeyId"})
public record SecretView(
        String name,
        @Schema(description = "When it got its present value") Instant setAt,
        @Schema(description = "The person who set it; null when a program did")
                @Nullable String userId,
        @Schema(description = "The API key that set it; null when a person did")
                @Nullable String apiKeyId) {

    static SecretView of(String name, ProjectSecret secret) {
        return new SecretView(
                name, secret.setAt(), secret.setBy().userId(), secret.setBy().apiKeyId());
    }
}
