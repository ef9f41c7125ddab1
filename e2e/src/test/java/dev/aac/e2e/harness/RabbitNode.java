package dev.aac.e2e.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A private RabbitMQ node with a port mapper of its own. */
final class RabbitNode implements Backing {

    private static final Path PROGRAM = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");
    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final int port = Ports.free();
    private final Daemon portMapper;
    private final Daemon node;

    /**
     * A node that does not run yet.
     *
     * @param consumerTimeout after which it takes back a delivery that nobody acknowledged
     */
    RabbitNode(Path folder, Duration consumerTimeout) {
        int mapperPort = Ports.free();
        this.portMapper =
                new Daemon(
                        List.of(
                                "epmd",
                                "-port",
                                Integer.toString(mapperPort),
                                "-address",
                                "127.0.0.1"),
                        Map.of(),
                        folder.resolve("epmd.log"));
        writeSettings(folder, consumerTimeout);
        this.node =
                new Daemon(
                        List.of(PROGRAM.toString()),
                        environment(folder, mapperPort),
                        folder.resolve("rabbitmq.log"));
    }

    /** Whether RabbitMQ is installed. */
    static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    private void writeSettings(Path folder, Duration consumerTimeout) {
        String settings =
                """
                listeners.tcp.1 = 127.0.0.1:%d
                consumer_timeout = %d
                log.file = false
                log.console = true
                log.console.level = warning
                """
                        .formatted(port, consumerTimeout.toMillis());
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("rabbitmq.conf"), settings, UTF_8);
            Files.writeString(folder.resolve("enabled_plugins"), "[].\n", UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The variable that names systemd makes the start script become the node. */
    private static Map<String, String> environment(Path folder, int mapperPort) {
        return Map.ofEntries(
                Map.entry("HOME", folder.toString()),
                Map.entry("RUNNING_UNDER_SYSTEMD", "true"),
                Map.entry("ERL_EPMD_PORT", Integer.toString(mapperPort)),
                Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"),
                Map.entry("RABBITMQ_DIST_PORT", Integer.toString(Ports.free())),
                Map.entry("RABBITMQ_NODENAME", "aac-faults-" + mapperPort + "@localhost"),
                Map.entry("RABBITMQ_MNESIA_BASE", folder.resolve("mnesia").toString()),
                Map.entry("RABBITMQ_LOG_BASE", folder.resolve("log").toString()),
                Map.entry("RABBITMQ_CONFIG_FILE", folder.resolve("rabbitmq").toString()),
                Map.entry("RABBITMQ_CONF_ENV_FILE", "/dev/null"),
                Map.entry("RABBITMQ_GENERATED_CONFIG_DIR", folder.resolve("generated").toString()),
                Map.entry(
                        "RABBITMQ_ENABLED_PLUGINS_FILE",
                        folder.resolve("enabled_plugins").toString()));
    }

    @Override
    public String name() {
        return "RabbitMQ";
    }

    @Override
    public void start() {
        portMapper.start();
        node.start();
        Eventually.holds("RabbitMQ is ready", START_LIMIT, this::answers, node::isAlive);
    }

    private boolean answers() {
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void kill() {
        node.kill();
    }

    @Override
    public void close() {
        node.close();
        portMapper.close();
    }

    int port() {
        return port;
    }

    String url() {
        return "amqp://guest:guest@127.0.0.1:" + port + "/";
    }
}
