package dev.aac.contract.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The names and types of our own metrics, as a document lists them and as a service shows them. */
public final class MetricNames {

    /** Seen from a module's folder. */
    private static final Path DOCUMENT = Path.of("..", "docs", "metrics.md");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(aac_\\w+)` \\| (\\w+) \\|");
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (aac_\\w+) (\\w+)$");
    private static final String GREATEST = "_max";

    private MetricNames() {}

    /** Of the section with that heading. */
    public static Map<String, String> documented(String heading) throws IOException {
        String text = Files.readString(DOCUMENT);
        int begin = text.indexOf("\n## " + heading + "\n");
        if (begin < 0) {
            throw new IllegalArgumentException("no section " + heading);
        }
        int next = text.indexOf("\n## ", begin + 1);
        return found(ROW, text.substring(begin, next < 0 ? text.length() : next));
    }

    /** Of a service's metrics page. The greatest value of a timer belongs to the timer. */
    public static Map<String, String> shown(String page) {
        Map<String, String> all = found(TYPE, page);
        return all.entrySet().stream()
                .filter(
                        metric ->
                                !metric.getKey().endsWith(GREATEST)
                                        || !all.containsKey(withoutGreatest(metric.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String withoutGreatest(String name) {
        return name.substring(0, name.length() - GREATEST.length());
    }

    private static Map<String, String> found(Pattern pattern, String text) {
        return new TreeMap<>(
                pattern.matcher(text)
                        .results()
                        .collect(
                                Collectors.toMap(
                                        (MatchResult match) -> match.group(1),
                                        match -> match.group(2))));
    }
}
