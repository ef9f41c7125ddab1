package dev.aac.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON lines, one a figure. */
final class Report {

    private final ObjectMapper json = new ObjectMapper();
    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    /** One line with these members, in their order. */
    void line(String bench, String what, Map<String, ?> figures) throws JsonProcessingException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("bench", bench);
        line.put("what", what);
        line.putAll(figures);
        out.println(json.writeValueAsString(line));
    }

    /** Ours, the floor, and their ratio at the median and the 95th percentile. */
    void compared(String bench, String what, Samples ours, Samples floor)
            throws JsonProcessingException {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("n", ours.size());
        figures.put("p50Ms", ours.percentile(50));
        figures.put("p95Ms", ours.percentile(95));
        figures.put("floorP50Ms", floor.percentile(50));
        figures.put("floorP95Ms", floor.percentile(95));
        figures.put("ratioP50", ratio(ours.percentile(50), floor.percentile(50)));
        figures.put("ratioP95", ratio(ours.percentile(95), floor.percentile(95)));
        line(bench, what, figures);
    }

    /** Ours alone. */
    void alone(String bench, String what, Samples ours) throws JsonProcessingException {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("n", ours.size());
        figures.put("p50Ms", ours.percentile(50));
        figures.put("p95Ms", ours.percentile(95));
        line(bench, what, figures);
    }

    static double ratio(double ours, double floor) {
        return Math.round(ours / floor * 1_000) / 1_000.0;
    }
}
