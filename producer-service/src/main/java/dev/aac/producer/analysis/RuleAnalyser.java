package dev.aac.producer.analysis;

import dev.aac.contract.fact.LogLine;

/**
 * Says why a run failed by rules about single lines, and by how test tools report failures: the
 * first failed test counts, in it the cause rather than what followed, and neither retries nor what
 * passing tests print. A pure function: the same lines and the same code give the same finding.
 */
public final class RuleAnalyser {

    private RuleAnalyser() {}

    /** Begins to read a log; its lines have to come in order, from the first. */
    public static RuleReading begin() {
        return new RuleReading(RuleBook.ALL);
    }

    /** Reads a whole log. */
    public static Finding analyse(Iterable<LogLine> lines, int exitCode) {
        RuleReading reading = begin();
        lines.forEach(reading::accept);
        return reading.finding(exitCode);
    }
}
