package dev.aac.e2e.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the engine says happened to an organization's containers, from when it is opened. */
public final class EngineEvents implements AutoCloseable {

    private static final String FORMAT =
            "{{.TimeNano}} {{.Action}} {{.Actor.ID}} {{index .Actor.Attributes \"aac.task\"}}";

    private final List<Event> events = new ArrayList<>();
    private final Process process;
    private final Thread reader = Thread.ofVirtual().unstarted(this::readAll);

    /**
     * One thing that happened.
     *
     * @param action {@code create}, {@code start}, {@code die}, {@code destroy} …
     */
    public record Event(Instant time, String action, String container, String taskId) {

        private static Event read(String line) {
            String[] words = line.split(" ", -1);
            Instant time = Instant.ofEpochSecond(0, Long.parseLong(words[0]));
            return new Event(time, words[1], words[2], words[3]);
        }
    }

    private EngineEvents(Process process) {
        this.process = process;
    }

    public static EngineEvents of(String organizationId) {
        List<String> words =
                List.of(
                        "docker",
                        "events",
                        "--since",
                        Long.toString(Instant.now().getEpochSecond()),
                        "--filter",
                        "type=container",
                        "--filter",
                        "label=aac.organization=" + organizationId,
                        "--format",
                        FORMAT);
        try {
            EngineEvents opened = new EngineEvents(new ProcessBuilder(words).start());
            opened.reader.start();
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readAll() {
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                add(Event.read(line));
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private synchronized void add(Event event) {
        events.add(event);
    }

    public synchronized List<Event> all() {
        return events.stream().sorted(Comparator.comparing(Event::time)).toList();
    }

    /** When something last happened to a container of a task, or nothing. */
    public List<Event> of(String taskId, String action) {
        return all().stream()
                .filter(event -> event.taskId().equals(taskId) && event.action().equals(action))
                .toList();
    }

    /** The most containers that ran at one instant. */
    public int mostAtOnce() {
        Set<String> running = new HashSet<>();
        int most = 0;
        for (Event event : all()) {
            switch (event.action()) {
                case "start" -> running.add(event.container());
                case "die" -> running.remove(event.container());
                default -> {}
            }
            most = Math.max(most, running.size());
        }
        return most;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
