package dev.aac.bench;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.model.HostConfig;
import dev.aac.e2e.client.ExecutionRequest;
import dev.aac.e2e.client.LiveSocket;
import dev.aac.e2e.client.LoggedLine;
import dev.aac.e2e.client.Member;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A million numbered lines, which have to be there once, in order, and with the digest that the
 * container itself told; and a flood of a gigabyte, whose gap has to be told exactly. Each against
 * the engine alone, which writes the same into its own log with nobody to read it.
 */
final class LogsBench {

    private static final int LINES = 1_000_000;
    private static final String NUMBERED =
            "seq %1$d; seq %1$d | sha256sum | cut -d' ' -f1 >&2".formatted(LINES);

    private static final long FLOOD_BYTES = 1_000_000_000;
    private static final int LINE_BYTES = 100;
    private static final String FLOOD =
            "yes %s 2>/dev/null | head -c %d".formatted("x".repeat(LINE_BYTES - 1), FLOOD_BYTES);

    private static final Duration LIMIT = Duration.ofMinutes(20);
    private static final double NANOS_PER_SECOND = 1e9;

    private final Member member;
    private final Target target;
    private final Report report;

    LogsBench(Member member, Target target, Report report) {
        this.member = member;
        this.target = target;
        this.report = report;
    }

    void run() throws Exception {
        try (RawDocker docker = new RawDocker();
                LiveSocket socket = member.openSocket()) {
            HostConfig settings = Settings.ofARunning(member, target, docker, socket);
            Map<String, Object> whole = timed(NUMBERED, LINES + 1, docker, settings);
            checkWhole(taskId(whole), whole);
            report.line("logs", "1,000,000 numbered lines", whole);
            Map<String, Object> flood = timed(FLOOD, FLOOD_BYTES / LINE_BYTES, docker, settings);
            checkFlood(taskId(flood), flood);
            report.line("logs", "1 GB", flood);
        }
    }

    private Map<String, Object> timed(
            String command, long lines, RawDocker docker, HostConfig settings)
            throws InterruptedException {
        long began = System.nanoTime();
        String taskId = member.submit(ExecutionRequest.of(target.image(), command)).taskId();
        while (!member.execution(taskId).isFinal()) {
            if (System.nanoTime() - began > LIMIT.toNanos()) {
                throw new IllegalStateException("no end within " + LIMIT);
            }
            Thread.sleep(Duration.ofMillis(100));
        }
        double ours = (System.nanoTime() - began) / NANOS_PER_SECOND;
        began = System.nanoTime();
        docker.run(target.image(), command, settings);
        double floor = (System.nanoTime() - began) / NANOS_PER_SECOND;
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("taskId", taskId);
        figures.put("seconds", ours);
        figures.put("floorSeconds", floor);
        figures.put("ratio", Report.ratio(ours, floor));
        figures.put("linesPerSecond", Math.round(lines / ours));
        return figures;
    }

    private static String taskId(Map<String, Object> figures) {
        return requireNonNull(figures.get("taskId")).toString();
    }

    private void checkWhole(String taskId, Map<String, Object> figures) {
        long next = 1;
        String told = "";
        for (LoggedLine line : member.log(taskId)) {
            if (line.stream().equals("stderr")) {
                told = line.text();
            } else if (line.text().equals(Long.toString(next))) {
                next++;
            }
        }
        JsonNode log = member.execution(taskId).json().path("logs");
        figures.put("linesInOrder", next - 1);
        figures.put("complete", log.path("complete").asBoolean() && !log.has("gap"));
        figures.put("digestOfTheContainer", told);
        figures.put("digestEqual", told.equals(log.path("sha256").path("stdout").asText()));
    }

    private void checkFlood(String taskId, Map<String, Object> figures) {
        JsonNode log = member.execution(taskId).json().path("logs");
        JsonNode gap = log.path("gap");
        List<LoggedLine> stored = member.log(taskId);
        long missing = FLOOD_BYTES / LINE_BYTES - (stored.size() - 1);
        figures.put("bytes", log.path("bytes").asLong());
        figures.put("missingLines", gap.path("lines").asLong());
        figures.put("missingBytes", gap.path("bytes").asLong());
        figures.put(
                "gapExact",
                gap.path("lines").asLong() == missing
                        && gap.path("bytes").asLong() == missing * LINE_BYTES
                        && log.path("bytes").asLong() == FLOOD_BYTES);
        figures.put("marker", stored.get(gap.path("seq").asInt() - 1).text());
    }
}
