package dev.aac.producer.execution.live;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What a client of Socket.IO 5 may say. */
sealed interface SocketIoPacket {

    /**
     * It joins.
     *
     * @param token null when there was none
     */
    record Connect(@Nullable String token) implements SocketIoPacket {

        @Override
        public String toString() {
            return "Connect";
        }
    }

    /** It leaves. */
    record Disconnect() implements SocketIoPacket {}

    /**
     * It says something.
     *
     * @param acknowledgement the number to answer with when it has been worked on; null when no
     *     such answer is wanted
     */
    record Event(String name, JsonNode data, @Nullable Long acknowledgement)
            implements SocketIoPacket {}

    /** It says something in bytes; these follow. */
    record Binary() implements SocketIoPacket {}

    /** It answers what nobody asked. */
    record Acknowledgement() implements SocketIoPacket {}

    /** It wants to join another namespace than ours. */
    record Elsewhere(String namespace) implements SocketIoPacket {}

    /** None of these. */
    record Malformed() implements SocketIoPacket {}
}
