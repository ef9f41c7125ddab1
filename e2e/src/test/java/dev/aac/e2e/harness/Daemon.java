package dev.aac.e2e.harness;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A program of the tests' own that runs until it is killed, and may be started again. */
final class Daemon implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final List<String> words;
    private final Map<String, String> environment;
    private final Path log;
    private @Nullable Process process;

    Daemon(List<String> words, Map<String, String> environment, Path log) {
        this.words = List.copyOf(words);
        this.environment = Map.copyOf(environment);
        this.log = requireNonNull(log, "log is null");
    }

    synchronized void start() {
        if (isAlive()) {
            return;
        }
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
        try {
            Files.createDirectories(requireNonNull(log.getParent(), "the log has no folder"));
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    synchronized long pid() {
        return requireNonNull(process, "not started").pid();
    }

    /** SIGKILL. Returns when the process is gone. */
    synchronized void kill() {
        if (process != null) {
            end(process.destroyForcibly());
        }
    }

    /** Asks it to end, and waits until it has. */
    @Override
    public synchronized void close() {
        if (process != null) {
            process.destroy();
            end(process);
        }
    }

    private static void end(Process process) {
        try {
            if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a process ended", e);
        }
    }
}
