package dev.aac.producer.analysis;

import dev.aac.contract.fact.LogLine;
import dev.aac.producer.analysis.Landmark.Kind;
import java.util.BitSet;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads one log, line by line, and keeps only what matters: memory does not grow with the log. For
 * one thread.
 */
public final class RuleReading {

    /** Most characters of a line that are looked at. */
    public static final int LINE_CHARS_MAX = 2_000;

    /** Most lines outside of reports on which one rule is tried; the first error is early. */
    static final int TRIES_MAX = 5_000;

    /** Frames of a stack and lines of source code say where, not what. */
    private static final Pattern CODE =
            Pattern.compile("^\\s*(?:at [\\w.<$/@(\\[]|\\.\\.\\. \\d+ |>?\\s*\\d+ \\|)");

    private static final Pattern MARKED = Pattern.compile("^E\\s");
    private static final Pattern LISTED_NAME = Pattern.compile("^\\s{4,8}\\S");

    private final RuleBook book;
    private final Failures failures = new Failures();
    private final LastLines last = new LastLines();
    private final BitSet candidates = new BitSet();
    private final int[] tries;
    private boolean onlyMarked;
    private boolean aside;
    private boolean listing;
    private boolean flaky;
    private long firstClue;

    RuleReading(RuleBook book) {
        this.book = book;
        this.tries = new int[book.rules().size()];
    }

    /** Takes the next line. */
    public void accept(LogLine line) {
        String text = PlainText.of(line.text(), LINE_CHARS_MAX);
        last.add(line.seq(), text);
        if (flaky && !isFlakyName(text)) {
            flaky = false;
        }
        candidates.clear();
        book.find(text, candidates);
        if (!candidates.isEmpty() && !passedLandmark(line.seq(), text)) {
            applyRules(line.seq(), text);
        }
    }

    /** What broke, by all lines so far. */
    public Finding finding(int exitCode) {
        return failures.finding(exitCode, last);
    }

    /** The first line that looks like an error, whether it counts or not; 0 when there is none. */
    public long firstClue() {
        return firstClue;
    }

    private boolean isFlakyName(String text) {
        boolean named = LISTED_NAME.matcher(text).find();
        if (named) {
            failures.passedAtLast(Landmark.bare(text));
        }
        return named;
    }

    /** Whether the line was a landmark, and so has nothing more to say. */
    private boolean passedLandmark(long seq, String text) {
        int count = book.landmarks().size();
        for (int i = candidates.nextSetBit(0); i >= 0 && i < count; ) {
            Landmark landmark = book.landmarks().get(i);
            Optional<String> name = landmark.read(text);
            if (name.isPresent() && isTaken(landmark.kind())) {
                return pass(landmark.kind(), new Evidence(seq, text), name.get());
            }
            i = candidates.nextSetBit(i + 1);
        }
        return false;
    }

    private boolean isTaken(Kind kind) {
        return kind != Kind.FAILURE_IN_LIST || listing;
    }

    private boolean pass(Kind kind, Evidence line, String name) {
        switch (kind) {
            case FAILURE, FAILURE_WITH_MARKED_LINES, FAILURE_IN_LIST -> {
                enter(kind);
                failures.begin(name, line);
            }
            case TEST_FAILED -> {
                enter(kind);
                failures.beginWithWhatTheTestSaid(name, line);
            }
            case LIST_OF_FAILURES -> listing = true;
            case FAILURE_ENDS -> leave();
            case ASIDE -> aside = failures.isInReport();
            case TEST_BEGINS -> {
                leave();
                failures.testBegins();
            }
            case TEST_PASSED -> {
                leave();
                failures.testPassed();
            }
            case FLAKY_TESTS -> {
                leave();
                flaky = true;
            }
            case OTHER_TESTS -> leave();
            case DETAIL -> {
                if (!aside) {
                    failures.detail(line);
                }
                return false;
            }
        }
        return true;
    }

    private void enter(Kind kind) {
        onlyMarked = kind == Kind.FAILURE_WITH_MARKED_LINES;
        aside = false;
    }

    private void leave() {
        failures.end();
        onlyMarked = false;
        aside = false;
    }

    private void applyRules(long seq, String text) {
        if (aside || (onlyMarked && !MARKED.matcher(text).find()) || failures.isFull()) {
            return;
        }
        int landmarks = book.landmarks().size();
        for (int i = candidates.nextSetBit(landmarks); i >= 0; i = candidates.nextSetBit(i + 1)) {
            if (!failures.isInReport() && tries[i - landmarks]++ >= TRIES_MAX) {
                continue;
            }
            Rule rule = book.rules().get(i - landmarks);
            Optional<String> sentence = rule.read(text);
            if (sentence.isPresent()) {
                if (!CODE.matcher(text).find()) {
                    firstClue = firstClue == 0 ? seq : firstClue;
                    failures.add(Clue.of(new Evidence(seq, text), rule, sentence.get()));
                }
                return;
            }
        }
    }
}
