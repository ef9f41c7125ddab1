package dev.aac.e2e.client;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The body of a request for an execution. Each method answers a changed copy. */
public record ExecutionRequest(ObjectNode body) {

    public ExecutionRequest {
        body = body.deepCopy();
    }

    public static ExecutionRequest of(String image, String command) {
        return new ExecutionRequest(Json.object("image", image).put("command", command));
    }

    public ExecutionRequest taskId(String taskId) {
        return with("taskId", taskId);
    }

    public ExecutionRequest timeoutSeconds(int seconds) {
        return config("timeoutSeconds", seconds);
    }

    /** Sets a member of the top level; the value is any that JSON knows. */
    public ExecutionRequest with(String name, Object value) {
        ObjectNode changed = body.deepCopy();
        changed.set(name, Json.tree(value));
        return new ExecutionRequest(changed);
    }

    public ExecutionRequest config(String name, Object value) {
        ObjectNode changed = body.deepCopy();
        changed.withObject("/config").set(name, Json.tree(value));
        return new ExecutionRequest(changed);
    }
}
