package dev.aac.e2e.client;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** One message from the live channel. */
public record SocketEvent(String name, JsonNode data) {

    public static final String EXECUTION_UPDATED = "execution-updated";
    public static final String EXECUTION_LOG = "execution-log";
    public static final String SUBSCRIBED = "subscribed";

    public SocketEvent {
        requireNonNull(name, "name is null");
        requireNonNull(data, "data is null");
    }

    static SocketEvent of(JsonNode message) {
        return new SocketEvent(message.path("event").asText(), message.path("data"));
    }

    public String taskId() {
        return data.path("taskId").asText();
    }

    /** The new status, of an {@code execution-updated}. */
    public String status() {
        return data.path("status").asText();
    }

    /** The lines of an {@code execution-log}, none for other events. */
    public List<LoggedLine> lines() {
        return LoggedLine.listOf(data.path("lines"));
    }

    public boolean isUpdateOf(String taskId) {
        return name.equals(EXECUTION_UPDATED) && taskId().equals(taskId);
    }

    /** The answer to a subscription. */
    public boolean isSubscriptionTo(String taskId) {
        return name.equals(SUBSCRIBED) && taskId().equals(taskId);
    }

    public boolean isLogOf(String taskId) {
        return name.equals(EXECUTION_LOG) && taskId().equals(taskId);
    }
}
