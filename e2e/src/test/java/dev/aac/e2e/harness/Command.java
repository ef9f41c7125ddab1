package dev.aac.e2e.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program to be run to its end, without input. */
public record Command(List<String> words, Map<String, String> environment, Path folder) {

    public Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    public static Command of(String... words) {
        return new Command(List.of(words), Map.of(), Path.of("."));
    }

    public Command in(Path newFolder) {
        return new Command(words, environment, newFolder);
    }

    public Command with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new Command(words, all, folder);
    }

    /**
     * Runs it. Output and errors come as one text, in the order they were written.
     *
     * @throws IllegalStateException if it does not end in time; it is killed then
     */
    public Result run(Duration limit) {
        try {
            Process process = builder().start();
            process.getOutputStream().close();
            Thread guard = Thread.startVirtualThread(() -> killAfter(process, limit));
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            int status = process.waitFor();
            guard.interrupt();
            if (status > 128) {
                throw new IllegalStateException(words + " was ended, after printing " + output);
            }
            return new Result(status, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + words, e);
        }
    }

    /** Starts it and returns at once. Output and errors go into the file as one text. */
    public Process start(Path output) {
        try {
            Process process = builder().redirectOutput(output.toFile()).start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true);
    }

    private static void killAfter(Process process, Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How it ended. */
    public record Result(int status, String output) {

        /** The output, if it ended with 0. */
        public String orThrow() {
            if (status != 0) {
                throw new IllegalStateException("ended with " + status + ": " + output);
            }
            return output;
        }
    }
}
