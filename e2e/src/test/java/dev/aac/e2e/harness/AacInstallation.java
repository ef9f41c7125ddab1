package dev.aac.e2e.harness;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aac.e2e.client.AacClient;
import dev.aac.e2e.client.Json;
import dev.aac.e2e.client.Member;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A real copy of the product, started and stopped through {@code ./aac} in a folder of its own. */
public final class AacInstallation implements AutoCloseable {

    private static final Duration COMMAND_LIMIT = Duration.ofMinutes(3);
    private static final String PASSWORD = "Correct-Horse-7";
    private static final Set<String> SHARED_BY_REPLICAS =
            Set.of(
                    "RATE_LIMIT_AUTH_PER_MINUTE",
                    "RATE_LIMIT_API_PER_15_MIN",
                    "LOCKOUT_FAILURES",
                    "TRUSTED_PROXIES");
    private static final AtomicInteger NEXT_BROKER_HOST = new AtomicInteger(1);
    private static final AtomicInteger NEXT_ACCOUNT = new AtomicInteger(1);

    private final Path home;
    private final int port;
    private final Map<String, String> environment;
    private final AacClient client;

    private AacInstallation(Path home, int port, Map<String, String> environment) {
        this.home = requireNonNull(home, "home is null");
        this.port = port;
        this.environment = Map.copyOf(environment);
        this.client = new AacClient(URI.create("http://127.0.0.1:" + port));
    }

    /**
     * A copy that does not run yet.
     *
     * @param name of its folder
     * @param more environment variables besides those that keep it apart from other copies
     */
    public static AacInstallation named(String name, Map<String, String> more) {
        Path home = Settings.out().resolve("homes").resolve(name);
        deleteTree(home);
        int port = Ports.free();
        Map<String, String> environment = new HashMap<>();
        environment.put("AAC_HOME", home.toString());
        environment.put("AAC_PORT", Integer.toString(port));
        environment.put("AAC_ENV_FILE", "/dev/null");
        environment.put("AAC_SKIP_BUILD", "1");
        // All tests come from one address.
        environment.put("RATE_LIMIT_AUTH_PER_MINUTE", "0");
        environment.put("RATE_LIMIT_API_PER_15_MIN", "0");
        Settings.broker().ifPresent(url -> environment.put("RABBITMQ_URL", url + nextBrokerHost()));
        environment.putAll(more);
        return new AacInstallation(home, port, environment);
    }

    private static String nextBrokerHost() {
        return "e2e-" + NEXT_BROKER_HOST.getAndIncrement();
    }

    /** What its producer was told besides where everything is. */
    Map<String, String> producerSettings() {
        Map<String, String> settings = new HashMap<>(environment);
        settings.keySet().removeIf(name -> !SHARED_BY_REPLICAS.contains(name));
        return settings;
    }

    /** Runs a word of {@code ./aac} for this copy, to its end. */
    public Command.Result aac(String... words) {
        return aacFrom(Settings.root().resolve("aac"), Settings.root(), words);
    }

    /** The same through another path to the script and from another folder. */
    public Command.Result aacFrom(Path script, Path folder, String... words) {
        List<String> all = Stream.concat(Stream.of(script.toString()), Stream.of(words)).toList();
        return new Command(all, environment, folder).run(COMMAND_LIMIT);
    }

    /** Another program, which finds this copy by its environment. */
    public Command program(Path folder, String... words) {
        return new Command(List.of(words), environment, folder);
    }

    public AacInstallation up() {
        aac("up").orThrow();
        return this;
    }

    public void down() {
        aac("down").orThrow();
    }

    /** What {@code ./aac status --json} prints. */
    public JsonNode status() {
        return Json.read(aac("status", "--json").orThrow());
    }

    public int port() {
        return port;
    }

    public Path home() {
        return home;
    }

    public AacClient client() {
        return client;
    }

    /** The admin of a new organization. */
    public Member newOrganization(String name) {
        String email = "%s-%d@example.com".formatted(name, NEXT_ACCOUNT.getAndIncrement());
        return client.signUp(email, PASSWORD, name);
    }

    /** The same person at another replica. */
    public Member signIn(AacClient replica, Member member) {
        return requireNonNull(
                replica.logIn(member.account().email(), PASSWORD), "the sign-in was refused");
    }

    /** A second replica of the producer beside the one that {@code ./aac} knows. */
    public AnotherProducer startAnotherProducer() {
        return new AnotherProducer(this, Ports.free());
    }

    /** What lies in the folder that the processes have for their temporary files. */
    public List<Path> temporaryFiles() {
        try (Stream<Path> paths = Files.walk(home.resolve("tmp"))) {
            return paths.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public InstallationDatabase database() {
        return new InstallationDatabase(status().path("mongoUri").asText());
    }

    /** What its tokens are signed with. */
    public String jwtSecret() {
        return secret("jwt-secret");
    }

    /** What the secrets of its projects are encrypted with. */
    public String encryptionKey() {
        return secret("encryption-key");
    }

    private String secret(String name) {
        try {
            return Files.readString(home.resolve("secrets").resolve(name)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process of a part: producer, worker or embedded. */
    public ProcessHandle process(String part) {
        long pid = status().path("pids").path(part).asLong();
        return ProcessHandle.of(pid)
                .orElseThrow(() -> new IllegalStateException("the " + part + " does not run"));
    }

    /** Whether the present process of a part has written a text to its log. */
    public boolean hasLogged(String part, String text) {
        try (Stream<String> lines = Files.lines(home.resolve("logs/" + part + ".log"))) {
            return lines.anyMatch(line -> line.contains(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL, as when a machine dies. Returns when the process is gone. */
    public void kill(String part) {
        ProcessHandle process = process(part);
        process.destroyForcibly();
        Eventually.holds(
                part + " is gone", Duration.ofSeconds(10), () -> !process.isAlive(), process::info);
    }

    /** SIGTERM, as when a machine is taken out of service. Returns at once. */
    public ProcessHandle terminate(String part) {
        ProcessHandle process = process(part);
        process.destroy();
        return process;
    }

    /** Stops it, and throws away all but its logs. */
    @Override
    public void close() {
        down();
        deleteTree(home.resolve("apps"));
        deleteTree(home.resolve("data"));
    }

    static void deleteTree(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
