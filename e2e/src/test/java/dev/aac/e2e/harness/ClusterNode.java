package dev.aac.e2e.harness;

import dev.aac.e2e.client.AacClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A producer and a worker that know store, broker and engine only through proxies. Each method that
 * starts or ends a process excludes the others.
 */
public final class ClusterNode {

    /** Counted from the state, which follows the name. */
    private static final int BIRTH_FIELD = 19;

    private static final String SERVES = "This worker serves installation ";
    private static final Duration END_LIMIT = Duration.ofSeconds(10);
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

    private final AacInstallation home;
    private final Doors doors;
    private final HttpClient http = HttpClient.newHttpClient();

    /** The ways out of a node. */
    public record Doors(FaultProxy store, FaultProxy broker, FaultProxy engine) {

        List<FaultProxy> all() {
            return List.of(store, broker, engine);
        }
    }

    /** One of the two processes. */
    public enum Part {
        PRODUCER,
        WORKER;

        String file() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    ClusterNode(AacInstallation home, Doors doors) {
        this.home = home;
        this.doors = doors;
    }

    public Doors doors() {
        return doors;
    }

    public AacClient client() {
        return home.client();
    }

    public Path home() {
        return home.home();
    }

    /**
     * SIGKILL. Returns when the process is gone.
     *
     * @return whether it lived
     */
    public synchronized boolean kill(Part part) {
        Optional<ProcessHandle> process = alive(part);
        process.ifPresent(ProcessHandle::destroyForcibly);
        Eventually.holds(part + " is gone", END_LIMIT, () -> alive(part).isEmpty(), () -> part);
        return process.isPresent();
    }

    /** Starts what is dead, and waits until both are ready: longer than one outage lasts. */
    public synchronized void revive() {
        Eventually.passes("the node is up", START_LIMIT, home::up);
    }

    /** SIGSTOP: it stands still, with its connections open. */
    public void pause(Part part) {
        signal("-STOP", part);
    }

    /** SIGCONT. */
    public void resume(Part part) {
        signal("-CONT", part);
    }

    private void signal(String signal, Part part) {
        Command.of("kill", signal, Long.toString(process(part).pid())).run(END_LIMIT).orThrow();
    }

    /**
     * The process of a part.
     *
     * @throws IllegalStateException when it does not run
     */
    public ProcessHandle process(Part part) {
        return alive(part).orElseThrow(() -> new IllegalStateException(part + " does not run"));
    }

    private Optional<ProcessHandle> alive(Part part) {
        String[] recorded =
                text(home().resolve("run/" + part.file() + ".pid")).strip().split(" ", -1);
        Optional<ProcessHandle> found = ProcessHandle.of(Long.parseLong(recorded[0]));
        return found.filter(process -> birthOf(process).equals(recorded[1]));
    }

    /** When it began, in the kernel's words: its number may be somebody else's by now. */
    private static String birthOf(ProcessHandle process) {
        Path file = Path.of("/proc", Long.toString(process.pid()), "stat");
        if (!Files.exists(file)) {
            return "gone";
        }
        String stat = text(file);
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[BIRTH_FIELD];
    }

    /** Whether producer and worker both say that they are ready. */
    public boolean isReady() {
        return isReady(home.port()) && isReady(workerPort());
    }

    private boolean isReady(int port) {
        URI ready = URI.create("http://127.0.0.1:" + port + "/q/health/ready");
        try {
            HttpRequest request = HttpRequest.newBuilder(ready).timeout(ANSWER_LIMIT).build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for readiness", e);
        }
    }

    private int workerPort() {
        return lines(home().resolve("run/settings")).stream()
                .filter(line -> line.startsWith("workerPort="))
                .map(line -> Integer.parseInt(line.substring("workerPort=".length())))
                .findFirst()
                .orElseThrow();
    }

    /** Whether this node's worker began the run: its log says so. */
    public boolean began(String taskId) {
        return lines(home().resolve("logs/worker.log")).stream()
                .anyMatch(line -> line.contains("The run begins") && line.contains(taskId));
    }

    private static List<String> lines(Path file) {
        return text(file).lines().toList();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What everything its worker made on the engine is named by. */
    public String installation() {
        return lines(home().resolve("logs/worker.log")).stream()
                .filter(line -> line.contains(SERVES))
                .map(line -> line.substring(line.indexOf(SERVES) + SERVES.length()))
                .map(rest -> rest.substring(0, rest.indexOf('.')))
                .findFirst()
                .orElseThrow();
    }

    /** Names of the temporary files its processes left. */
    public List<String> temporaryFiles() {
        try (var files = Files.list(home().resolve("tmp"))) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop() {
        home.down();
    }

    void close() {
        home.close();
        doors.all().forEach(FaultProxy::close);
    }

    static FaultProxy proxyTo(int port) {
        return FaultProxy.to(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }
}
