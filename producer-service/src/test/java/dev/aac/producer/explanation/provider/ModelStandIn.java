package dev.aac.producer.explanation.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.aac.producer.explanation.ExplanationSamples;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Speaks as all four providers do, by the path that is asked for. */
final class ModelStandIn implements AutoCloseable {

    private static final int INPUT_TOKENS = 1_000;
    private static final int OUTPUT_TOKENS = 100;

    /** A request as it came. */
    record Asked(String path, Map<String, List<String>> headers, String body) {}

    private record Answer(int status, String body, Map<String, String> headers) {}

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Deque<Answer> script = new ConcurrentLinkedDeque<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile boolean silent;

    ModelStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    ModelStandIn refuses(int status, Map<String, String> headers) {
        script.add(new Answer(status, "{\"error\":{\"message\":\"a secret of theirs\"}}", headers));
        return this;
    }

    ModelStandIn answers(String body) {
        script.add(new Answer(200, body, Map.of()));
        return this;
    }

    /** From now on it takes requests and says nothing. */
    void fallsSilent() {
        silent = true;
    }

    private void serve(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        String path = exchange.getRequestURI().getPath();
        asked.add(new Asked(path, Map.copyOf(exchange.getRequestHeaders()), body));
        if (silent) {
            awaitEnd();
        }
        Answer next = script.poll();
        String text =
                body.contains("verdicts") ? ExplanationSamples.REVIEW : ExplanationSamples.ANSWER;
        Answer answer = next == null ? new Answer(200, said(path, text), Map.of()) : next;
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        byte[] bytes = answer.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** As each provider wraps what its model says. */
    static String said(String path, String text) {
        String json = quoted(text);
        if (path.endsWith("/chat/completions")) {
            return """
            {"id":"1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,
            "message":{"role":"assistant","content":%s},"finish_reason":"stop"}],
            "usage":{"prompt_tokens":%d,"completion_tokens":%d,"total_tokens":1100}}
            """
                    .formatted(json, INPUT_TOKENS, OUTPUT_TOKENS);
        }
        if (path.endsWith("/messages")) {
            return """
            {"id":"1","type":"message","role":"assistant","model":"m",
            "content":[{"type":"text","text":%s}],"stop_reason":"end_turn",
            "usage":{"input_tokens":%d,"output_tokens":%d}}
            """
                    .formatted(json, INPUT_TOKENS, OUTPUT_TOKENS);
        }
        if (path.endsWith(":generateContent")) {
            return """
            {"candidates":[{"content":{"role":"model","parts":[{"text":%s}]},
            "finishReason":"STOP","index":0}],"modelVersion":"m",
            "usageMetadata":{"promptTokenCount":%d,"candidatesTokenCount":%d,"totalTokenCount":1100}}
            """
                    .formatted(json, INPUT_TOKENS, OUTPUT_TOKENS);
        }
        return """
        {"model":"m","created_at":"2026-03-01T12:00:00Z","message":{"role":"assistant",
        "content":%s},"done":true,"done_reason":"stop","prompt_eval_count":%d,"eval_count":%d}
        """
                .formatted(json, INPUT_TOKENS, OUTPUT_TOKENS);
    }

    private static String quoted(String text) {
        try {
            return new ObjectMapper().writeValueAsString(TextNode.valueOf(text));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
