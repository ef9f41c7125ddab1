package dev.aac.producer.execution.live;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A program that uses the live channel over a real connection. Thread-safe. */
public final class SocketClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final WebSocket socket;
    private final Listener listener = new Listener();

    private SocketClient(URI uri, boolean reads, Map<String, String> headers) {
        listener.reads = reads;
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        headers.forEach(builder::header);
        this.socket = builder.buildAsync(uri, listener).join();
    }

    public static SocketClient connect(URI uri) {
        return new SocketClient(uri, true, Map.of());
    }

    /**
     * @throws java.util.concurrent.CompletionException when the handshake is refused
     */
    static SocketClient connectFrom(URI uri, String origin) {
        return connectWith(uri, Map.of("Origin", origin));
    }

    static SocketClient connectWith(URI uri, Map<String, String> headers) {
        return new SocketClient(uri, true, headers);
    }

    static SocketClient connectWithoutReading(URI uri) {
        return new SocketClient(uri, false, Map.of());
    }

    public SocketClient send(String text) {
        socket.sendText(text.replace('\'', '"'), true).join();
        return this;
    }

    /** A part of a message. */
    void sendPart(String text, boolean last) {
        socket.sendText(text, last).join();
    }

    void sendBinary(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    void sendPing() {
        socket.sendPing(ByteBuffer.allocate(4)).join();
    }

    /** Sends the token; the answer is to be waited for. */
    SocketClient signIn(String token) {
        return send("{'event':'auth','data':{'token':'" + token + "'}}");
    }

    /** Sends the token and waits until it is taken. */
    public SocketClient signedIn(String token) {
        signIn(token);
        awaitEvent("auth-success");
        return this;
    }

    SocketClient subscribe(String taskId, long fromSeq) {
        return send(
                "{'event':'subscribe','data':{'taskId':'%s','fromSeq':%d}}"
                        .formatted(taskId, fromSeq));
    }

    void startReading() {
        listener.reads = true;
        socket.request(1);
    }

    JsonNode awaitEvent(String event) {
        await().atMost(PATIENCE).until(() -> !data(event).isEmpty());
        return data(event).getFirst();
    }

    int awaitClose() {
        await().atMost(PATIENCE).until(() -> listener.closeCode() != null);
        Integer code = listener.closeCode();
        return code == null ? 0 : code;
    }

    boolean isOpen() {
        return listener.closeCode() == null;
    }

    /** All messages so far, as they came. */
    public List<String> received() {
        synchronized (listener) {
            return List.copyOf(listener.texts);
        }
    }

    /** The data of all messages of that event so far. */
    List<JsonNode> data(String event) {
        synchronized (listener) {
            return List.copyOf(listener.byEvent.getOrDefault(event, List.of()));
        }
    }

    List<String> events() {
        synchronized (listener) {
            return List.copyOf(listener.events);
        }
    }

    /** The numbers of all lines of a task so far, in the order they came. */
    List<Long> lines(String taskId) {
        return lines(taskId, data("execution-log"));
    }

    /** The same for lines after the answer to the subscription. */
    List<Long> linesSinceSubscribed(String taskId) {
        List<JsonNode> all = data("execution-log");
        synchronized (listener) {
            long before =
                    listener.events.subList(0, listener.events.indexOf("subscribed")).stream()
                            .filter(event -> event.equals("execution-log"))
                            .count();
            return lines(taskId, all.subList(Math.toIntExact(before), all.size()));
        }
    }

    private static List<Long> lines(String taskId, List<JsonNode> logs) {
        List<Long> seqs = new ArrayList<>();
        for (JsonNode log : logs) {
            if (log.path("taskId").textValue().equals(taskId)) {
                log.path("lines").forEach(line -> seqs.add(line.path("seq").longValue()));
            }
        }
        return seqs;
    }

    @Override
    public void close() {
        socket.abort();
    }

    private static final class Listener implements WebSocket.Listener {

        private final StringBuilder message = new StringBuilder();
        private final List<String> texts = new ArrayList<>();
        private final List<String> events = new ArrayList<>();
        private final Map<String, List<JsonNode>> byEvent = new HashMap<>();
        private volatile boolean reads;
        private volatile @Nullable Integer closeCode;

        @Nullable Integer closeCode() {
            return closeCode;
        }

        @Override
        public void onOpen(WebSocket opened) {
            if (reads) {
                opened.request(1);
            }
        }

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                take(message.toString());
                message.setLength(0);
            }
            if (reads) {
                from.request(1);
            }
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closeCode = code;
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            if (closeCode == null) {
                closeCode = -1;
            }
        }

        private void take(String text) {
            try {
                JsonNode json = JSON.readTree(text);
                String event = json.path("event").textValue();
                synchronized (this) {
                    texts.add(text);
                    events.add(event);
                    byEvent.computeIfAbsent(event, _ -> new ArrayList<>()).add(json.path("data"));
                }
            } catch (JsonProcessingException broken) {
                throw new AssertionError(text, broken);
            }
        }
    }
}
