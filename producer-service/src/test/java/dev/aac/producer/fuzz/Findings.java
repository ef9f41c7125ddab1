package dev.aac.producer.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was wrong, each kind once, with the first request that showed it. Safe for all threads. */
final class Findings {

    private static final int SHOWN_MAX = 40;
    private static final int BODY_SHOWN_MAX = 1_000;

    private final Map<String, Finding> findings = new TreeMap<>();

    /** One kind. */
    private static final class Finding {
        private final String shown;
        private int times;

        Finding(String shown) {
            this.shown = shown;
        }
    }

    /**
     * @param what short; the same for what has the same cause
     * @param shown how to repeat it, and what came back
     */
    synchronized void add(String what, String shown) {
        findings.computeIfAbsent(what, _ -> new Finding(shown)).times++;
    }

    static String shortened(String body) {
        return body.length() <= BODY_SHOWN_MAX ? body : body.substring(0, BODY_SHOWN_MAX) + "...";
    }

    synchronized List<String> all() {
        List<String> all = new ArrayList<>();
        findings.forEach(
                (what, finding) ->
                        all.add(
                                "\n%s (%d times)\n%s"
                                        .formatted(what, finding.times, finding.shown)));
        return all.size() <= SHOWN_MAX ? all : all.subList(0, SHOWN_MAX);
    }
}
