package dev.aac.e2e.harness;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The embedded store, and the embedded broker if wanted, in a process of their own. */
public final class EmbeddedServices implements Backing {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final String name;
    private final int mongoPort = Ports.free();
    private final int amqpPort = Ports.free();
    private final Path readyFile;
    private final Daemon process;

    EmbeddedServices(Path folder, boolean withBroker) {
        this.name = withBroker ? "store and broker" : "store";
        this.readyFile = folder.resolve("embedded.properties");
        Path built = Settings.root().resolve("embedded/target");
        List<String> words =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "--sun-misc-unsafe-memory-access=allow",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        built.resolve("embedded-0.1.0-SNAPSHOT.jar") + ":" + built + "/lib/*",
                        "dev.aac.embedded.Main");
        Map<String, String> environment =
                Map.of(
                        "AAC_EMBEDDED_DATA", folder.resolve("data").toString(),
                        "AAC_EMBEDDED_READY_FILE", readyFile.toString(),
                        "AAC_EMBEDDED_MONGO_PORT", Integer.toString(mongoPort),
                        "AAC_EMBEDDED_AMQP_PORT", Integer.toString(amqpPort),
                        "AAC_EMBEDDED_BROKER", Boolean.toString(withBroker));
        this.process = new Daemon(words, environment, folder.resolve("embedded.log"));
    }

    /**
     * Both, without data; they do not run yet.
     *
     * @param name of its folder
     */
    public static EmbeddedServices empty(String name) {
        return new EmbeddedServices(emptyFolder(name), true);
    }

    static Path emptyFolder(String name) {
        Path folder = Settings.out().resolve("backings").resolve(name);
        AacInstallation.deleteTree(folder);
        return folder;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() {
        process.start();
        Eventually.holds(name + " is ready", START_LIMIT, this::isReady, process::isAlive);
    }

    private boolean isReady() {
        return Files.exists(readyFile) && value("pid").equals(Long.toString(process.pid()));
    }

    @Override
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }

    int mongoPort() {
        return mongoPort;
    }

    int amqpPort() {
        return amqpPort;
    }

    String mongoUri() {
        return value("mongoUri");
    }

    public String amqpUrl() {
        return value("amqpUrl");
    }

    private String value(String key) {
        Properties ready = new Properties();
        try (Reader reader = Files.newBufferedReader(readyFile)) {
            ready.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return requireNonNull(ready.getProperty(key, ""), "no value");
    }
}
