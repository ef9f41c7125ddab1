package dev.aac.producer.result;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What the elements of a JUnit file mean, where frameworks differ: suites nest or do not, a class
 * name may be missing or repeat the test's, a test that passed at last may carry its failures.
 */
final class JunitElements {

    /** Characters of all messages of one file; later ones are left out. */
    static final int MESSAGES_MAX = 8 * 1024 * 1024;

    private static final String UNNAMED = "(unnamed)";

    private final Deque<String> suites = new ArrayDeque<>();
    private final List<TestCase> tests = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable OpenTest open;
    private boolean inReason;
    private int messageChars;

    /** A test case whose end has not come. */
    private static final class OpenTest {

        private final String suite;
        private final String name;
        private final @Nullable Duration duration;
        private TestOutcome outcome;
        private boolean flaky;
        private @Nullable String message;

        private OpenTest(
                String suite, String name, @Nullable Duration duration, TestOutcome outcome) {
            this.suite = suite;
            this.name = name;
            this.duration = duration;
            this.outcome = outcome;
        }
    }

    static boolean isRoot(String element) {
        return element.equals("testsuites") || element.equals("testsuite");
    }

    void begin(XMLStreamReader xml) throws JunitReader.Unreadable {
        switch (xml.getLocalName()) {
            case "testsuite" -> suites.push(attribute(xml, "name"));
            case "testcase" -> open = begun(xml);
            case "failure" -> reason(xml, TestOutcome.FAILED);
            case "error" -> reason(xml, TestOutcome.ERROR);
            case "skipped" -> reason(xml, TestOutcome.SKIPPED);
            case "flakyFailure", "flakyError" -> {
                if (open != null) {
                    open.flaky = true;
                }
            }
            default -> {}
        }
    }

    private OpenTest begun(XMLStreamReader xml) throws JunitReader.Unreadable {
        if (tests.size() >= TestResults.FILE_CASES_MAX) {
            throw new JunitReader.Unreadable(
                    "The file has more than %,d test cases.".formatted(TestResults.FILE_CASES_MAX));
        }
        String name = attribute(xml, "name");
        String className = attribute(xml, "classname");
        String around = suites.isEmpty() ? "" : suites.peek();
        String suite = saysNothing(className, name) && !around.isEmpty() ? around : className;
        return new OpenTest(
                suite,
                name.isEmpty() ? UNNAMED : name,
                JunitTime.read(attribute(xml, "time")),
                outcomeByAttribute(xml));
    }

    /** Some write the test's name there, whole or its end, and some the same word for all. */
    private static boolean saysNothing(String className, String name) {
        return className.isEmpty() || name.endsWith(className) || className.equals("test");
    }

    /** Some say by an attribute that a test did not run, with or without an element. */
    private static TestOutcome outcomeByAttribute(XMLStreamReader xml) {
        return switch (attribute(xml, "status")) {
            case "skipped", "disabled", "notrun", "ignored" -> TestOutcome.SKIPPED;
            default -> TestOutcome.PASSED;
        };
    }

    /** The first reason that is worst counts: a failure before an error before a skip. */
    private void reason(XMLStreamReader xml, TestOutcome outcome) {
        OpenTest test = open;
        text.setLength(0);
        inReason = test != null && isWorse(outcome, test.outcome);
        if (test != null && inReason) {
            test.outcome = outcome;
            text.append(attribute(xml, "message", TestCase.MESSAGE_MAX));
            if (!text.isEmpty()) {
                text.append('\n');
            }
        }
    }

    private static boolean isWorse(TestOutcome one, TestOutcome than) {
        return rank(one) > rank(than);
    }

    private static int rank(TestOutcome outcome) {
        return switch (outcome) {
            case PASSED -> 0;
            case SKIPPED -> 1;
            case ERROR -> 2;
            case FAILED -> 3;
        };
    }

    void text(XMLStreamReader xml) {
        int room = TestCase.MESSAGE_MAX - text.length();
        if (inReason && room > 0) {
            int length = Math.min(room, xml.getTextLength());
            text.append(xml.getTextCharacters(), xml.getTextStart(), length);
        }
    }

    void end(String element) {
        switch (element) {
            case "testsuite" -> suites.pop();
            case "failure", "error", "skipped" -> reasonEnded();
            case "testcase" -> {
                OpenTest test = open;
                open = null;
                if (test != null) {
                    tests.add(closed(test));
                }
            }
            default -> {}
        }
    }

    private void reasonEnded() {
        OpenTest test = open;
        if (test != null && inReason) {
            String message = JunitTexts.shortened(text.toString().strip(), TestCase.MESSAGE_MAX);
            boolean fits = messageChars + message.length() <= MESSAGES_MAX;
            test.message = message.isEmpty() || !fits ? null : message;
            messageChars += fits ? message.length() : 0;
        }
        inReason = false;
    }

    private static TestCase closed(OpenTest test) {
        return new TestCase(
                test.suite,
                test.name,
                test.outcome,
                test.duration,
                test.message,
                test.flaky && test.outcome == TestOutcome.PASSED);
    }

    List<TestCase> tests() {
        return tests;
    }

    private static String attribute(XMLStreamReader xml, String name) {
        return attribute(xml, name, TestCase.NAME_MAX);
    }

    private static String attribute(XMLStreamReader xml, String name, int max) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : JunitTexts.shortened(value.strip(), max);
    }
}
