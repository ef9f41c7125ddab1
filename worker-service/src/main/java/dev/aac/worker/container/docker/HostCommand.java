package dev.aac.worker.container.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program of the host, without a shell. */
@FunctionalInterface
interface HostCommand {

    /**
     * @param exitCode 0 is success
     * @param output both streams, shortened
     */
    record Result(int exitCode, String output) {

        boolean succeeded() {
            return exitCode == 0;
        }
    }

    /**
     * @throws IOException when the program is missing, may not be run, or takes too long
     */
    Result run(List<String> command) throws IOException, InterruptedException;

    /** Real processes, each for at most so long. */
    static HostCommand within(Duration limit) {
        return command -> {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            try {
                process.getOutputStream().close();
                if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IOException(command.getFirst() + " took longer than " + limit);
                }
                byte[] output = process.getInputStream().readNBytes(OUTPUT_BYTES_MAX);
                return new Result(process.exitValue(), new String(output, UTF_8).strip());
            } finally {
                process.destroyForcibly();
            }
        };
    }

    /** Less than a pipe holds, so that a program never waits for us to read. */
    int OUTPUT_BYTES_MAX = 16 * 1024;
}
