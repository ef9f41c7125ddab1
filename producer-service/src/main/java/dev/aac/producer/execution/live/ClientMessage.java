package dev.aac.producer.execution.live;

import dev.aac.contract.id.TaskId;
import org.jspecify.annotations.Nullable;

/** What a client may say, as {@code {"event":…,"data":{…}}}. */
sealed interface ClientMessage {

    /**
     * {@code auth {token}}: first of all, and again before the token expires.
     *
     * @param token null when there was none
     */
    record Auth(@Nullable String token) implements ClientMessage {

        @Override
        public String toString() {
            return "Auth";
        }
    }

    /**
     * {@code subscribe {taskId, attempt?, fromSeq?}}.
     *
     * @param attempt null means the latest one and, as they come, those after it
     */
    record Subscribe(TaskId taskId, @Nullable Integer attempt, long fromSeq)
            implements ClientMessage {}

    /** {@code unsubscribe {taskId}}; {@code attempt} and {@code fromSeq} may be there too. */
    record Unsubscribe(TaskId taskId) implements ClientMessage {}

    /** {@code cancel-execution {taskId}}. */
    record Cancel(TaskId taskId) implements ClientMessage {}

    /** {@code ping}. */
    record Ping() implements ClientMessage {}

    /** Anything else. */
    record NotUnderstood(SocketError why) implements ClientMessage {}
}
