package dev.aac.producer.execution.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A program that speaks Engine.IO 4 and Socket.IO 5 over real connections, without their library.
 * Thread-safe.
 */
public final class EngineClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String authority;
    private final List<String> packets = new ArrayList<>();
    private String sid = "";
    private volatile boolean paused;
    private volatile boolean closed;
    private @Nullable Thread poller;
    private volatile @Nullable WebSocket socket;

    private EngineClient(String authority) {
        this.authority = authority;
    }

    /** Over requests; fetches what comes. */
    static EngineClient polling(String authority) {
        EngineClient client = new EngineClient(authority);
        HttpResponse<String> opened = client.get("EIO=4&transport=polling");
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(200);
        client.sid = sidOf(opened.body());
        client.fetch();
        return client;
    }

    /** Over a WebSocket alone. */
    public static EngineClient websocket(String authority) {
        EngineClient client = new EngineClient(authority);
        client.connect("");
        await().atMost(PATIENCE).until(() -> !client.packets().isEmpty());
        client.sid = sidOf(client.packets().getFirst());
        return client;
    }

    String sid() {
        return sid;
    }

    /** Joins with a token, and waits until that is taken. */
    EngineClient joined(String token) {
        say("40{\"token\":\"" + token + "\"}");
        awaitEvent("auth-success");
        return this;
    }

    /** Sends packets, as the session does it now. */
    public EngineClient say(String... said) {
        WebSocket connection = socket;
        if (connection == null) {
            HttpResponse<String> taken = post(String.join("\u001e", said));
            assertThat(taken.body()).isEqualTo("ok");
        } else {
            for (String packet : said) {
                connection.sendText(packet, true).join();
            }
        }
        return this;
    }

    /** As the client's library does it: probe, pause, take over. */
    void upgrade() throws InterruptedException {
        WebSocket connection = connect("&sid=" + sid);
        connection.sendText("2probe", true).join();
        await().atMost(PATIENCE).until(() -> packets().contains("3probe"));
        paused = true;
        Thread fetching = poller;
        if (fetching != null) {
            assertThat(fetching.join(PATIENCE)).as("the last request is answered").isTrue();
        }
        connection.sendText("5", true).join();
        socket = connection;
    }

    HttpResponse<String> get(String query) {
        return send(request(query).GET().build());
    }

    HttpResponse<String> poll() {
        return get(ownQuery());
    }

    String ownQuery() {
        return "EIO=4&transport=polling&sid=" + sid;
    }

    HttpResponse<String> post(String body) {
        return post(body.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> post(byte[] body) {
        return send(
                request(ownQuery())
                        .header("Content-Type", "text/plain;charset=UTF-8")
                        .POST(BodyPublishers.ofByteArray(body))
                        .build());
    }

    HttpRequest.Builder request(String query) {
        return HttpRequest.newBuilder(
                        URI.create("http://" + authority + SocketIoEndpoint.PATH + "?" + query))
                .timeout(PATIENCE);
    }

    static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    /** All packets after the handshake so far, but for those that say nothing. */
    public List<String> packets() {
        synchronized (packets) {
            return List.copyOf(packets);
        }
    }

    List<JsonNode> data(String event) {
        String begin = "42[\"" + event + "\",";
        return packets().stream()
                .filter(packet -> packet.startsWith(begin))
                .map(packet -> json(packet.substring(2)).path(1))
                .toList();
    }

    JsonNode awaitEvent(String event) {
        await().atMost(PATIENCE).until(() -> !data(event).isEmpty());
        return data(event).getFirst();
    }

    /** Waits until the server has closed the session. */
    void awaitClose() {
        await().atMost(PATIENCE).until(() -> closed);
    }

    boolean isOpen() {
        return !closed;
    }

    /** The numbers of all lines of a task so far, in the order they came. */
    List<Long> lines(String taskId) {
        List<Long> seqs = new ArrayList<>();
        for (JsonNode log : data("execution-log")) {
            if (log.path("taskId").textValue().equals(taskId)) {
                log.path("lines").forEach(line -> seqs.add(line.path("seq").longValue()));
            }
        }
        return seqs;
    }

    @Override
    public void close() {
        paused = true;
        WebSocket connection = socket;
        if (connection != null) {
            connection.abort();
        } else if (!closed) {
            var _ = post("1");
        }
    }

    private void fetch() {
        poller =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    while (!paused && !closed) {
                                        take(poll());
                                    }
                                });
    }

    private void take(HttpResponse<String> fetched) {
        if (fetched.statusCode() != 200) {
            closed = true;
            return;
        }
        for (String packet : fetched.body().split("\u001e", -1)) {
            take(packet);
        }
    }

    private void take(String packet) {
        switch (packet) {
            case "1" -> closed = true;
            case "2" -> say("3");
            case "6" -> {}
            default -> {
                synchronized (packets) {
                    packets.add(packet);
                }
            }
        }
    }

    private WebSocket connect(String more) {
        WebSocket connection =
                HTTP.newWebSocketBuilder()
                        .buildAsync(
                                URI.create(
                                        "ws://%s%s?EIO=4&transport=websocket%s"
                                                .formatted(authority, SocketIoEndpoint.PATH, more)),
                                new Listener())
                        .join();
        if (more.isEmpty()) {
            socket = connection;
        }
        return connection;
    }

    private static String sidOf(String packet) {
        assertThat(packet).startsWith("0{");
        return json(packet.substring(1)).path("sid").textValue();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(text, broken);
        }
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder message = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                take(message.toString());
                message.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed = true;
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            closed = true;
        }
    }
}
