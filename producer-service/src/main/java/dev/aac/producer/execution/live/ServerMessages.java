package dev.aac.producer.execution.live;

import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.TaskId;
import dev.aac.contract.live.ExecutionStatus;
import dev.aac.contract.live.LiveEvent;
import dev.aac.producer.identity.Principal;
import java.util.Map;

/**
 * What the server says: {@code {"event":…,"data":…}}. Beside the events of {@link LiveEvent}:
 *
 * <ul>
 *   <li>{@code auth-success {message, organizationId, userId, role}}
 *   <li>{@code auth-error {error}}, after which the connection is closed with 4401
 *   <li>{@code subscribed {taskId, attempt, fromSeq, status, version}}: the attempt whose lines
 *       follow first, and the execution's state at this moment
 *   <li>{@code unsubscribed {taskId}}, also when there was no subscription
 *   <li>{@code cancel-accepted {taskId, status, version}}: the stop is asked for; {@code
 *       execution-updated} tells when it has happened
 *   <li>{@code pong {}}
 *   <li>{@code error {code, message}}
 * </ul>
 */
final class ServerMessages {

    /** Nobody is signed in on this connection, and the message was not a token. */
    static final Payload AUTHENTICATION_REQUIRED = authError("Authentication required");

    /** The token is not, or no longer, good; never says why. */
    static final Payload INVALID_TOKEN = authError("Invalid or expired token");

    static final Payload PONG = message("pong", Map.of());

    private ServerMessages() {}

    static Payload authSuccess(Principal principal) {
        return message(
                "auth-success",
                new AuthSuccess(
                        "Connected to organization channel",
                        principal.organizationId(),
                        principal.userId().value(),
                        principal.role().apiName()));
    }

    static Payload subscribed(Subscribed subscribed) {
        return message("subscribed", subscribed);
    }

    static Payload unsubscribed(TaskId taskId) {
        return message("unsubscribed", new Unsubscribed(taskId));
    }

    static Payload cancelAccepted(CancelAccepted accepted) {
        return message("cancel-accepted", accepted);
    }

    static Payload error(SocketError error) {
        return message("error", error);
    }

    static Payload updated(LiveEvent.ExecutionUpdated update) {
        return message("execution-updated", update);
    }

    static Payload log(LiveEvent.ExecutionLog log) {
        return message("execution-log", log);
    }

    private static Payload authError(String error) {
        return message("auth-error", new AuthError(error));
    }

    private static Payload message(String event, Object data) {
        return Payload.of(event, data);
    }

    private record AuthSuccess(
            String message, OrganizationId organizationId, String userId, String role) {}

    private record AuthError(String error) {}

    /** A subscription has begun. */
    record Subscribed(
            TaskId taskId, int attempt, long fromSeq, ExecutionStatus status, long version) {}

    private record Unsubscribed(TaskId taskId) {}

    /** An execution is being stopped, or has ended already. */
    record CancelAccepted(TaskId taskId, ExecutionStatus status, long version) {}
}
