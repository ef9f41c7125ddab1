package dev.aac.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What a process of this machine has used, read from {@code /proc}. */
record ProcessCost(long pid) {

    private static final long KIB_PER_MIB = 1024;

    /** User and system time. */
    Duration cpu() {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalStateException("no process " + pid));
    }

    /** Resident memory in mebibytes. */
    long residentMib() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MIB)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no memory figure of " + pid));
    }
}
