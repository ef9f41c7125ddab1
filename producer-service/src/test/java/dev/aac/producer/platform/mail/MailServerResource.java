package dev.aac.producer.platform.mail;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A mail server that the producer of a test is told of, as its operator would. */
public final class MailServerResource implements QuarkusTestResourceLifecycleManager {

    /** Names the folder of a {@link MailFolder}. */
    public static final String FOLDER = "aac.test.mail-folder";

    private @Nullable MailServer server;
    private @Nullable Path folder;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("aac-mail");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = MailServer.open(new MailFolder(folder));
        return Map.of(
                "SMTP_HOST",
                MailServer.HOST,
                "SMTP_PORT",
                Integer.toString(server.port()),
                "SMTP_TLS",
                "off",
                "SMTP_FROM",
                "AAC <aac@example.org>",
                FOLDER,
                folder.toString());
    }

    @Override
    public void stop() {
        if (server != null) {
            server.close();
        }
        if (folder != null) {
            remove(folder);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
