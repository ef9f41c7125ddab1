package dev.aac.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aac.e2e.client.Json;
import org.jspecify.annotations.Nullable;

/** How clients of a live channel speak over a WebSocket. */
enum Dialect {
    /** Ours at {@code /ws}. */
    NATIVE("/ws", "{\"event\":\"auth-success\"", "{\"event\":\"execution-updated\"") {

        @Override
        String opening(String token) {
            return "{\"event\":\"auth\",\"data\":{\"token\":\"%s\"}}".formatted(token);
        }

        @Override
        @Nullable String answer(String text, String token) {
            return null;
        }

        @Override
        JsonNode data(String text) {
            return Json.read(text).path("data");
        }
    },

    /** Socket.IO 5 within Engine.IO 4, without requests before the WebSocket. */
    SOCKET_IO(
            "/socket.io/?EIO=4&transport=websocket",
            "42[\"auth-success\"",
            "42[\"execution-updated\"") {

        private static final String HELLO = "0{";
        private static final String PING = "2";
        private static final String PONG = "3";
        private static final String EVENT = "42";

        @Override
        @Nullable String opening(String token) {
            return null;
        }

        @Override
        @Nullable String answer(String text, String token) {
            if (text.equals(PING)) {
                return PONG;
            }
            return text.startsWith(HELLO) ? "40{\"token\":\"%s\"}".formatted(token) : null;
        }

        @Override
        JsonNode data(String text) {
            return Json.read(text.substring(EVENT.length())).path(1);
        }
    };

    private final String path;
    private final String welcome;
    private final String update;

    Dialect(String path, String welcome, String update) {
        this.path = path;
        this.welcome = welcome;
        this.update = update;
    }

    /** What to connect to, with the query. */
    String path() {
        return path;
    }

    /** What a client says unasked as soon as it is connected, if anything. */
    abstract @Nullable String opening(String token);

    /** What a client has to say to a message, if anything. */
    abstract @Nullable String answer(String text, String token);

    /** Whether a message says that the client is signed in. */
    boolean isWelcome(String text) {
        return text.startsWith(welcome);
    }

    /** Whether a message says that an execution changed. */
    boolean isUpdate(String text) {
        return text.startsWith(update);
    }

    /** What a message with an event says of it. */
    abstract JsonNode data(String text);
}
