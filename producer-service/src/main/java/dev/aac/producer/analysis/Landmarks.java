package dev.aac.producer.analysis;

import dev.aac.producer.analysis.Landmark.Kind;
import java.util.List;
import java.util.stream.Stream;

/** How each tool reports failed tests. Of several on one line the first counts. */
final class Landmarks {

    private Landmarks() {}

    static List<Landmark> all() {
        return Stream.of(java(), python(), javaScript(), goAndDotNet(), details())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Landmark> java() {
        return List.of(
                Landmark.of(
                        Kind.FAILURE,
                        "<<< ",
                        "^(?:\\[ERROR\\]\\s+)?+(?!Tests run)(\\S.*?)\\s+(?:-- )?Time elapsed:.*<<<"
                                + " (?:FAILURE|ERROR)!"),
                Landmark.of(
                        Kind.TEST_BEGINS, "running ", "^(?:\\[INFO\\] )?Running [\\w$]+\\.\\S+$"),
                Landmark.of(
                        Kind.TEST_PASSED,
                        "tests run: ",
                        "^(?:\\[(?:INFO|WARNING)\\] )?Tests run: \\d+, Failures: 0, Errors: 0,"),
                Landmark.of(Kind.FAILURE_ENDS, "results", "^(?:\\[\\w+\\] )?Results ?:\\s*$"),
                // Gradle
                Landmark.of(Kind.FAILURE, " failed", "^(?!> Task)(\\S.*? > .*) FAILED$"),
                Landmark.of(Kind.FAILURE_ENDS, "completed", "^\\d+ tests? completed"),
                // TestNG
                Landmark.of(Kind.FAILURE, "failed", "^FAILED(?: CONFIGURATION)?: (.+)"),
                Landmark.of(Kind.FAILURE_ENDS, "==========", "^={10,}$"),
                Landmark.of(Kind.FAILURE_ENDS, "ed: ", "^(?:PASSED|SKIPPED): "));
    }

    private static List<Landmark> python() {
        return List.of(
                Landmark.of(Kind.FAILURE_WITH_MARKED_LINES, "___ ", "^_{3,} (.+) _{3,}$"),
                Landmark.of(
                        Kind.FAILURE_ENDS,
                        "=== ",
                        "^=+ (?:short test summary|warnings summary|rerun test summary)"),
                Landmark.of(Kind.FAILURE, " (", "^(?:FAIL|ERROR): (\\w+ \\(.*\\).*)"),
                Landmark.of(Kind.FAILURE_ENDS, "ran ", "^Ran \\d+ tests? in "));
    }

    private static List<Landmark> javaScript() {
        return List.of(
                Landmark.of(Kind.FAILURE_ENDS, "console", "^\\s*\u25cf Console"),
                // Jest
                Landmark.of(Kind.FAILURE, " \u25cf ", "^\\s{1,8}\u25cf (.+)"),
                Landmark.of(Kind.FAILURE_ENDS, "test suites: ", "^Test Suites: "),
                Landmark.of(Kind.FAILURE_ENDS, " ./", "^(?:PASS|FAIL) \\S"),
                // Vitest
                Landmark.of(Kind.FAILURE, " fail  ", "^ FAIL  (.+)"),
                Landmark.of(Kind.FAILURE_ENDS, " test files ", "^ Test Files "),
                // Playwright
                Landmark.of(Kind.FAILURE, " \u203a ", "^\\s{1,8}\\d{1,6}\\) (.* \u203a .*)"),
                Landmark.of(Kind.ASIDE, "retry #", "^\\s+Retry #\\d"),
                Landmark.of(Kind.FLAKY_TESTS, " flaky", "^\\s+\\d+ flaky$"),
                Landmark.of(
                        Kind.OTHER_TESTS,
                        List.of("failed", "interrupted", "skipped", "passed"),
                        "^\\s+\\d+ (?:failed|interrupted|skipped|passed)(?: \\(.*\\))?$"),
                // Mocha, Cypress
                Landmark.of(Kind.LIST_OF_FAILURES, " failing", "^\\s+\\d+ failing$"),
                Landmark.of(Kind.FAILURE_IN_LIST, ") ", "^\\s{1,8}\\d{1,6}\\) (.*)"),
                Landmark.of(Kind.FAILURE_ENDS, "(results)", "^\\s+\\(Results\\)"));
    }

    private static List<Landmark> goAndDotNet() {
        return List.of(
                Landmark.of(Kind.TEST_BEGINS, "=== run ", "^=== RUN "),
                Landmark.of(Kind.TEST_PASSED, "--- pass: ", "^\\s*--- PASS: "),
                Landmark.of(Kind.TEST_FAILED, "--- fail: ", "^\\s*--- FAIL: (\\S+)"),
                Landmark.of(Kind.FAILURE_ENDS, "fail\t", "^FAIL\t"),
                Landmark.of(Kind.FAILURE, "failed ", "^\\s+Failed (\\S.*) \\[[^\\]]*\\]$"),
                Landmark.of(Kind.ASIDE, "stack trace:", "^\\s+Stack Trace:"),
                Landmark.of(
                        Kind.FAILURE_ENDS,
                        List.of("!  - ", "passed ", "skipped "),
                        "^(?:Failed|Passed)!  - |^\\s+(?:Passed|Skipped) \\S.* \\[[^\\]]*\\]$"));
    }

    private static List<Landmark> details() {
        return List.of(
                Landmark.of(
                        Kind.DETAIL,
                        "expect",
                        "^(?:E\\s|\\[ERROR\\]\\s)?\\s*(?:Expected|Expecting|expected)\\b[^.]{0,30}:"),
                Landmark.of(
                        Kind.DETAIL, "actual", "^(?:E\\s)?\\s*(?:Actual|actual)(?: value)?\\s?:"),
                Landmark.of(Kind.DETAIL, "expected status code", "^\\s*Expected status code "),
                Landmark.of(Kind.DETAIL, "received", "^\\s*Received[^.]{0,30}:"),
                Landmark.of(Kind.DETAIL, "but was", "^\\s*[Bb]ut was"),
                Landmark.of(Kind.DETAIL, "but: was", "^\\s*but: was"),
                Landmark.of(Kind.DETAIL, "locator", "^\\s*(?:Locator: |- waiting for )"));
    }
}
