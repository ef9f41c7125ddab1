package dev.aac.producer.crosstenant;

import static org.awaitility.Awaitility.await;

import dev.aac.producer.execution.live.EngineClient;
import dev.aac.producer.execution.live.SocketClient;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** A connection to the live channel, in either of its languages. */
interface Talk extends AutoCloseable {

    Duration PATIENCE = Duration.ofSeconds(30);

    /** Hundreds of talks wait for an answer, which nearly always comes at once. */
    Duration LOOK_EVERY = Duration.ofMillis(10);

    /** Which of them. */
    enum Language {
        OWN,
        SOCKET_IO;

        /**
         * @param authority host and port
         */
        Talk with(String authority) {
            return switch (this) {
                case OWN -> new Own(SocketClient.connect(URI.create("ws://" + authority + "/ws")));
                case SOCKET_IO -> new SocketIo(EngineClient.websocket(authority));
            };
        }
    }

    void say(Message message, Names names);

    /** All that was answered so far. */
    List<String> heard();

    @Override
    void close();

    default List<String> awaitHeard(int count) {
        await().pollDelay(Duration.ZERO)
                .pollInterval(LOOK_EVERY)
                .atMost(PATIENCE)
                .until(() -> heard().size() >= count);
        return heard();
    }

    /** On {@code /ws}. */
    record Own(SocketClient client) implements Talk {

        @Override
        public void say(Message message, Names names) {
            client.send(message.with(names));
        }

        @Override
        public List<String> heard() {
            return client.received();
        }

        @Override
        public void close() {
            client.close();
        }
    }

    /** On {@code /socket.io/}, where joining is the sign-in. */
    record SocketIo(EngineClient client) implements Talk {

        @Override
        public void say(Message message, Names names) {
            String data = message.data(names);
            client.say(
                    message.event().equals("auth")
                            ? "40" + data
                            : "42[\"%s\",%s]".formatted(message.event(), data));
        }

        @Override
        public List<String> heard() {
            return client.packets().stream().filter(packet -> packet.startsWith("42")).toList();
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
