package dev.aac.e2e.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A registry on the loopback address with one image whose only layer never arrives, so that an
 * execution stays in the phase of pulling.
 */
public final class SlowRegistry implements AutoCloseable {

    private static final int LAYER_BYTES = 1_000_000;
    private static final String CONFIG =
            """
            {"architecture":"amd64","os":"linux","config":{},\
            "rootfs":{"type":"layers","diff_ids":["sha256:%s"]}}\
            """
                    .formatted("0".repeat(64));
    private static final String MANIFEST_TYPE =
            "application/vnd.docker.distribution.manifest.v2+json";

    /** The engine shares a transfer among all pulls of one digest, so each registry has its own. */
    private final String layerDigest = sha256("layer " + UUID.randomUUID());

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch layerAskedFor = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    private SlowRegistry() throws IOException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = HttpServer.create(anyPort, 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public static SlowRegistry open() {
        try {
            return new SlowRegistry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The reference of the image that never arrives. */
    public String image() {
        return "127.0.0.1:" + server.getAddress().getPort() + "/never/arrives:1";
    }

    /** Waits until the engine is in the middle of pulling. */
    public void awaitPull(Duration limit) {
        Eventually.holds(
                "the engine pulls",
                limit,
                () -> layerAskedFor.getCount() == 0,
                () -> "the layer was not asked for");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/v2/")) {
            send(exchange, "application/json", "{}");
        } else if (path.contains("/manifests/")) {
            exchange.getResponseHeaders()
                    .set("Docker-Content-Digest", "sha256:" + sha256(manifest()));
            send(exchange, MANIFEST_TYPE, manifest());
        } else if (path.endsWith(sha256(CONFIG))) {
            send(exchange, "application/octet-stream", CONFIG);
        } else {
            stall(exchange);
        }
    }

    private String manifest() {
        return """
        {"schemaVersion":2,"mediaType":"%s",\
        "config":{"mediaType":"application/vnd.docker.container.image.v1+json",\
        "size":%d,"digest":"sha256:%s"},\
        "layers":[{"mediaType":"application/vnd.docker.image.rootfs.diff.tar.gzip",\
        "size":%d,"digest":"sha256:%s"}]}\
        """
                .formatted(
                        MANIFEST_TYPE, CONFIG.length(), sha256(CONFIG), LAYER_BYTES, layerDigest);
    }

    private static void send(HttpExchange exchange, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        boolean bodyless = exchange.getRequestMethod().equals("HEAD");
        if (bodyless) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
        }
        exchange.sendResponseHeaders(200, bodyless ? -1 : bytes.length);
        if (!bodyless) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private void stall(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, LAYER_BYTES);
        exchange.getResponseBody().write(0);
        exchange.getResponseBody().flush();
        layerAskedFor.countDown();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
