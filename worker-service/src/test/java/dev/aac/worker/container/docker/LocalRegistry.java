package dev.aac.worker.container.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.aac.contract.job.ImageReference;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * A registry on this machine (engines take those without TLS) with one image, {@code team/slow:1},
 * whose layer comes slowly.
 */
final class LocalRegistry implements AutoCloseable {

    private static final String MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    private static final String CONFIG = "application/vnd.docker.container.image.v1+json";
    private static final String LAYER = "application/vnd.docker.image.rootfs.diff.tar.gzip";

    /** Enough for a byte at each drip of any pause. */
    private static final int LAYER_BYTES = 64 * 1024;

    private static final long DRIP_MILLIS = 50;

    private final HttpServer server;
    private final PlainOnlyPort port;
    private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Duration pause;
    private final byte[] manifest;
    private final String slowBlob;
    private volatile boolean left;

    LocalRegistry(Duration pause) throws IOException {
        this.pause = pause;
        byte[] tar = oneFile();
        byte[] layer = gzip(tar);
        slowBlob = add(layer);
        byte[] config =
                """
                {"architecture":"amd64","os":"linux","config":{"Cmd":["/none"]},\
                "rootfs":{"type":"layers","diff_ids":["%s"]},"history":[{}]}\
                """
                        .formatted(digest(tar))
                        .getBytes(UTF_8);
        manifest =
                """
                {"schemaVersion":2,"mediaType":"%s",
                "config":{"mediaType":"%s","size":%d,"digest":"%s"},
                "layers":[{"mediaType":"%s","size":%d,"digest":"%s"}]}\
                """
                        .formatted(
                                MANIFEST,
                                CONFIG,
                                config.length,
                                add(config),
                                LAYER,
                                layer.length,
                                slowBlob)
                        .getBytes(UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v2/", this::answer);
        server.start();
        port = new PlainOnlyPort(server.getAddress().getPort());
    }

    ImageReference slowImage() {
        return image("team/slow:1");
    }

    ImageReference image(String name) {
        return new ImageReference("127.0.0.1:" + port.number() + "/" + name);
    }

    String manifestDigest() {
        return digest(manifest);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        try (exchange) {
            if (path.equals("/v2/")) {
                send(exchange, 200, "application/json", "{}".getBytes(UTF_8));
            } else if (path.startsWith("/v2/team/secret/")) {
                error(exchange, 403, "DENIED", "requested access to the resource is denied");
            } else if (path.contains("/blobs/") && blobs.containsKey(last)) {
                send(exchange, 200, "application/octet-stream", blobs.get(last));
            } else if (last.equals("1") || last.equals(manifestDigest())) {
                exchange.getResponseHeaders().set("Docker-Content-Digest", manifestDigest());
                send(exchange, 200, MANIFEST, manifest);
            } else {
                error(exchange, 404, "MANIFEST_UNKNOWN", "manifest unknown");
            }
        }
    }

    private void error(HttpExchange exchange, int status, String code, String message)
            throws IOException {
        String body =
                "{\"errors\":[{\"code\":\"%s\",\"message\":\"%s\"}]}".formatted(code, message);
        send(exchange, status, "application/json", body.getBytes(UTF_8));
    }

    private void send(HttpExchange exchange, int status, String type, byte[] body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, body.length);
        OutputStream out = exchange.getResponseBody();
        if (body == blobs.get(slowBlob)) {
            int dripped = drip(out, body);
            out.write(body, dripped, body.length - dripped);
        } else {
            out.write(body);
        }
    }

    /** Whether an engine went away while it waited for the layer. */
    boolean isLeftByTheEngine() {
        return left;
    }

    /** A byte now and then, so that it is noticed when nobody reads any more. */
    private int drip(OutputStream out, byte[] body) throws IOException {
        long end = System.nanoTime() + pause.toNanos();
        int dripped = 0;
        try {
            while (System.nanoTime() < end && dripped < body.length) {
                out.write(body, dripped++, 1);
                out.flush();
                if (closed.await(DRIP_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw new IOException("the registry is closed");
                }
            }
            return dripped;
        } catch (InterruptedException e) {
            throw new IOException(e);
        } catch (IOException e) {
            left = true;
            throw e;
        }
    }

    private String add(byte[] blob) {
        String digest = digest(blob);
        blobs.put(digest, blob);
        return digest;
    }

    private static byte[] oneFile() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            byte[] text = new byte[LAYER_BYTES];
            new Random().nextBytes(text);
            TarArchiveEntry entry = new TarArchiveEntry("made");
            entry.setSize(text.length);
            tar.putArchiveEntry(entry);
            tar.write(text);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        port.close();
        server.stop(0);
    }
}
