package dev.aac.worker.container.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aac.contract.fact.LogStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a runtime writes into a node's log file for one container: lines of both streams, each with
/// the time of its writing, and a last line always with an end.
final class ScriptedLog {

    /// A line with its end.
    static final class Entry {

        private final Instant time;
        private final byte[] line;

        Entry(Instant time, byte[] line) {
            this.time = time;
            this.line = line;
        }

        Instant time() {
            return time;
        }

        byte[] line() {
            return line;
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private final Map<LogStream, ByteArrayOutputStream> open = new EnumMap<>(LogStream.class);
    private int rotatedAway;
    private boolean ended;

    synchronized void write(LogStream stream, byte[] bytes) {
        ByteArrayOutputStream line = open.computeIfAbsent(stream, _ -> new ByteArrayOutputStream());
        for (byte written : bytes) {
            line.write(written);
            if (written == '\n') {
                add(Instant.now(), line.toByteArray());
                line.reset();
            }
        }
    }

    /// A whole line at a time of the test's choice.
    synchronized void writeLine(Instant time, String line) {
        add(time, (line + "\n").getBytes(UTF_8));
    }

    private void add(Instant time, byte[] line) {
        entries.add(new Entry(time, line));
        notifyAll();
    }

    /// The container has ended.
    synchronized void end() {
        open.values().stream()
                .filter(line -> line.size() > 0)
                .forEach(
                        line -> {
                            line.write('\n');
                            add(Instant.now(), line.toByteArray());
                        });
        open.clear();
        ended = true;
        notifyAll();
    }

    /// The kubelet begins a new file and hands out that one only.
    synchronized void rotate() {
        rotatedAway = entries.size();
    }

    synchronized int firstIndex() {
        return rotatedAway;
    }

    /// Waits for it; empty when the container has ended without.
    synchronized Optional<Entry> entry(int index) throws InterruptedException {
        while (entries.size() <= index && !ended) {
            wait();
        }
        return index < entries.size() ? Optional.of(entries.get(index)) : Optional.empty();
    }

    synchronized boolean has(int index) {
        return index < entries.size();
    }
}
