package dev.aac.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a process of this machine has used, read from {@code /proc}.
 *
 * @param pid {@link #ELSEWHERE} for one that is not on this machine and costs it nothing
 */
record ProcessCost(long pid) {

    static final long ELSEWHERE = 0;

    private static final long KIB_PER_MIB = 1024;

    /** User and system time. */
    Duration cpu() {
        if (pid == ELSEWHERE) {
            return Duration.ZERO;
        }
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalStateException("no process " + pid));
    }

    /** Milliseconds of a processor since then for each of so many things, with two decimals. */
    double millisEach(Duration before, int things) {
        return Math.round(cpu().minus(before).toNanos() / 1e4 / things) / 100.0;
    }

    /** Resident memory in mebibytes. */
    long residentMib() throws IOException {
        return residentKib() / KIB_PER_MIB;
    }

    /** Resident memory in kibibytes. */
    long residentKib() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no memory figure of " + pid));
    }
}
