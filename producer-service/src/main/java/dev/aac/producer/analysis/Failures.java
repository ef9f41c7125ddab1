package dev.aac.producer.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All failures of one log: those that a test tool reports, one after the other, and what is said
 * outside of reports. The first reported one with a reason is what broke; a log without reports is
 * judged by its strongest line. For one thread.
 */
final class Failures {

    /** Most failed tests that are looked at; the first one counts. */
    static final int REPORTS_MAX = 30;

    /** Most names of tests that passed at last. */
    static final int FLAKY_MAX = 1_000;

    /** A weaker clue is a mere mention of an error. */
    private static final int REASON_STRENGTH = 40;

    /** How sure a line outside of a report is, in percent of one inside. */
    private static final int OUTSIDE_PERCENT = 85;

    private static final int NOTHING_BEGAN = -1;

    private final List<Report> reports = new ArrayList<>();
    private final Report rest = new Report("", null);
    private final Set<String> passedAtLast = new HashSet<>();
    private @Nullable Report current;
    private int saidBefore = NOTHING_BEGAN;

    void begin(String name, Evidence heading) {
        current = new Report(name, heading);
        if (reports.size() < REPORTS_MAX) {
            reports.add(current);
        }
    }

    void beginWithWhatTheTestSaid(String name, Evidence heading) {
        begin(name, heading);
        takeWhatTheTestSaid().forEach(this::add);
    }

    /** Where no tool says when a test begins, it is not known what was said by which. */
    private List<Clue> takeWhatTheTestSaid() {
        return saidBefore == NOTHING_BEGAN ? List.of() : rest.cut(saidBefore);
    }

    void end() {
        current = null;
    }

    boolean isInReport() {
        return current != null;
    }

    /** Whether another clue would not be looked at any more. */
    boolean isFull() {
        return current != null && current.size() >= Report.CLUES_MAX;
    }

    void testBegins() {
        saidBefore = rest.size();
    }

    void testPassed() {
        var _ = takeWhatTheTestSaid();
    }

    void passedAtLast(String name) {
        if (passedAtLast.size() < FLAKY_MAX) {
            passedAtLast.add(name);
        }
    }

    void add(Clue clue) {
        (current == null ? rest : current).add(clue);
    }

    void detail(Evidence line) {
        (current == null ? rest : current).add(line);
    }

    Finding finding(int exitCode, LastLines last) {
        return firstReason()
                .or(() -> ofRest(exitCode))
                .orElseGet(() -> ExitCodes.finding(exitCode, last.lines()));
    }

    private Optional<Finding> firstReason() {
        return reports.stream()
                .filter(report -> !passedAtLast.contains(report.name()))
                .flatMap(
                        report ->
                                report
                                        .best()
                                        .filter(clue -> clue.strength() >= REASON_STRENGTH)
                                        .map(clue -> finding(report, clue))
                                        .stream())
                .findFirst();
    }

    private Optional<Finding> ofRest(int exitCode) {
        return rest.best()
                .filter(
                        clue ->
                                clue.strength() >= REASON_STRENGTH
                                        || !ExitCodes.isTelling(exitCode))
                .map(clue -> finding(rest, clue));
    }

    private static Finding finding(Report report, Clue clue) {
        int percent = report.isAboutATest() ? 100 : OUTSIDE_PERCENT;
        return new Finding(
                clue.rule().category(),
                clue.sentence(),
                report.evidenceOf(clue),
                clue.strength() * percent / 10_000.0,
                clue.rule().nextStep());
    }
}
