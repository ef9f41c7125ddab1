package dev.aac.producer.analysis;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line by which a test tool structures its output.
 *
 * @param literals in lower case; see {@link Rule}
 */
record Landmark(Kind kind, List<String> literals, Pattern pattern) {

    /** What such a line means for those after it. */
    enum Kind {
        /** The report of one failed test begins. */
        FAILURE,
        /**
         * The same, in a report in which only lines with an E at their beginning say what broke.
         */
        FAILURE_WITH_MARKED_LINES,
        /** The same, once {@link #LIST_OF_FAILURES} was seen; before, it is only a line. */
        FAILURE_IN_LIST,
        /** From here on the failures are listed. */
        LIST_OF_FAILURES,
        /** The report of a failed test is over. */
        FAILURE_ENDS,
        /** What follows in this report is not its reason: what the test printed, or a retry. */
        ASIDE,
        /** A test begins. */
        TEST_BEGINS,
        /** The test that began last has passed: whatever it printed was meant to be. */
        TEST_PASSED,
        /** The test that began last has failed, and what it printed belongs to that. */
        TEST_FAILED,
        /** The names of tests that failed first and passed then follow. */
        FLAKY_TESTS,
        /** The names of other tests follow. */
        OTHER_TESTS,
        /** Says more about the line before it. */
        DETAIL
    }

    Landmark {
        requireNonNull(kind, "kind is null");
        literals = List.copyOf(literals);
    }

    static Landmark of(Kind kind, String literal, String regex) {
        return of(kind, List.of(literal), regex);
    }

    static Landmark of(Kind kind, List<String> literals, String regex) {
        return new Landmark(kind, literals, Pattern.compile(regex));
    }

    /** The name of the test on such a line, empty when it has none; nothing on another line. */
    Optional<String> read(String line) {
        Matcher matcher = pattern.matcher(line);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String name = matcher.groupCount() == 0 ? null : matcher.group(1);
        return Optional.of(name == null ? "" : bare(name));
    }

    /** A name without the rule that some tools draw behind it. */
    static String bare(String name) {
        int end = name.length();
        while (end > 0 && (name.charAt(end - 1) == '─' || name.charAt(end - 1) == ' ')) {
            end--;
        }
        return name.substring(0, end).strip();
    }
}
