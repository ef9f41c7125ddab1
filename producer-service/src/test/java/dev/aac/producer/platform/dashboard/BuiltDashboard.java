package dev.aac.producer.platform.dashboard;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A small folder as the dashboard's build leaves one, and beside it what nobody may get: a file
 * outside, links to it, and files with a dot.
 */
public final class BuiltDashboard implements QuarkusTestResourceLifecycleManager {

    static final String PAGE =
            "<!doctype html><meta name=\"csp-nonce\" content=\"__CSP_NONCE__\" /><p>dashboard</p>";
    static final String SCRIPT = "console.log('dashboard');\n".repeat(100);
    static final String SECRET = "nobody may read this";

    private @Nullable Path around;

    @Override
    public Map<String, String> start() {
        try {
            around = Files.createTempDirectory("aac-dashboard");
            return Map.of("AAC_DASHBOARD_DIR", make(around).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (around != null) {
            remove(around);
        }
    }

    /** The folder itself lies in the one that is given. */
    static Path make(Path around) throws IOException {
        Path secret = Files.writeString(around.resolve("secret.txt"), SECRET);
        Path folder = Files.createDirectories(around.resolve("dist"));
        Path assets = Files.createDirectories(folder.resolve("assets"));
        Files.writeString(folder.resolve("index.html"), PAGE);
        Files.writeString(
                folder.resolve("icon.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        Files.writeString(folder.resolve(".env"), SECRET);
        Files.writeString(assets.resolve("main-B1a2c3.js"), SCRIPT);
        Files.write(assets.resolve("main-B1a2c3.js.gz"), gzip(SCRIPT));
        Files.writeString(assets.resolve("main-B1a2c3.js.br"), "as brotli");
        Files.writeString(assets.resolve("main-D4e5f6.css"), "p{color:red}");
        Files.writeString(Files.createDirectories(assets.resolve(".git")).resolve("head"), SECRET);
        Files.createSymbolicLink(assets.resolve("link.txt"), secret);
        Files.createSymbolicLink(folder.resolve("around"), around);
        return folder;
    }

    static void remove(Path tree) {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
