package dev.aac.e2e.harness;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aac.e2e.client.AacClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** One more replica of an installation's producer, with the same store, broker and secret. */
public final class AnotherProducer implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final ProcessBuilder command;
    private final AacClient client;
    private Process process;

    AnotherProducer(AacInstallation installation, int port) {
        Path home = installation.home();
        JsonNode status = installation.status();
        command =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Djava.io.tmpdir=" + home.resolve("tmp"),
                        "-jar",
                        home.resolve("apps/producer/quarkus-run.jar").toString());
        command.environment().putAll(installation.producerSettings());
        command.environment()
                .putAll(
                        Map.of(
                                "AAC_PORT",
                                Integer.toString(port),
                                "AAC_MANAGEMENT_PORT",
                                Integer.toString(Ports.free()),
                                "MONGODB_URI",
                                status.path("mongoUri").asText(),
                                "RABBITMQ_URL",
                                status.path("amqpUrl").asText(),
                                "JWT_SECRET",
                                installation.jwtSecret(),
                                "ENCRYPTION_KEY",
                                installation.encryptionKey(),
                                "REPORTS_DIR",
                                home.resolve("data/reports").toString(),
                                "DEFAULT_PLAN",
                                "team"));
        command.redirectErrorStream(true);
        command.redirectOutput(
                ProcessBuilder.Redirect.appendTo(
                        home.resolve("logs/another-producer.log").toFile()));
        client = new AacClient(URI.create("http://127.0.0.1:" + port));
        process = started();
    }

    public AacClient client() {
        return client;
    }

    /** SIGTERM, and the start of a new one once it is gone. */
    public void restart() {
        close();
        process = started();
    }

    private Process started() {
        try {
            Process begun = command.start();
            Eventually.passes("another producer is ready", START_LIMIT, this::checkReady);
            return begun;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void checkReady() {
        int status = client.api().send("GET", "/api/health", null, null).status();
        if (status != 200) {
            throw new IllegalStateException("not ready: " + status);
        }
    }

    @Override
    public void close() {
        process.destroy();
        Eventually.holds(
                "another producer is gone", STOP_LIMIT, () -> !process.isAlive(), process::info);
    }
}
