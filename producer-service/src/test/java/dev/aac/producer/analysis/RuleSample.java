package dev.aac.producer.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines for one rule.
 *
 * @param fires lines it is for
 * @param nearMisses lines that look alike and are none
 */
record RuleSample(String rule, List<String> fires, List<String> nearMisses) {

    static RuleSample of(String rule) {
        return new RuleSample(rule, List.of(), List.of());
    }

    RuleSample on(String line) {
        return new RuleSample(rule, added(fires, line), nearMisses);
    }

    RuleSample notOn(String line) {
        return new RuleSample(rule, fires, added(nearMisses, line));
    }

    private static List<String> added(List<String> lines, String line) {
        List<String> more = new ArrayList<>(lines);
        more.add(line);
        return List.copyOf(more);
    }
}
