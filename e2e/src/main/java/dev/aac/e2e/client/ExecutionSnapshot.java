package dev.aac.e2e.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An execution as it was answered once. */
public record ExecutionSnapshot(
        String taskId,
        String status,
        @Nullable Integer exitCode,
        @Nullable String error,
        JsonNode json) {

    private static final Set<String> NOT_FINAL = Set.of("PENDING", "RUNNING", "ANALYZING");

    /** Reads one from an answer. */
    public static ExecutionSnapshot of(JsonNode json) {
        return new ExecutionSnapshot(
                json.path("taskId").asText(),
                json.path("status").asText(),
                json.hasNonNull("exitCode") ? json.path("exitCode").asInt() : null,
                json.hasNonNull("error") ? json.path("error").asText() : null,
                json);
    }

    /** How its attempts ended, oldest first; one that goes on is {@code null}. */
    public List<String> outcomes() {
        List<String> outcomes = new ArrayList<>();
        json.path("attempts").forEach(attempt -> outcomes.add(attempt.path("outcome").asText()));
        return outcomes;
    }

    public boolean isFinal() {
        return isFinal(status);
    }

    /** Whether an execution of this status never changes again. */
    public static boolean isFinal(String status) {
        return !NOT_FINAL.contains(status);
    }
}
