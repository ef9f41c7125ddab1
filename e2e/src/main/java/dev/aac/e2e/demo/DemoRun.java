package dev.aac.e2e.demo;

import static java.util.Objects.requireNonNull;

import dev.aac.e2e.client.ExecutionRequest;
import dev.aac.e2e.client.ExecutionSnapshot;
import java.util.List;

/**
 * One execution of the demo and how it must end.
 *
 * @param expectedError how the error must begin, empty when there must be none
 * @param expectedLines how many lines the log of its last attempt must have
 * @param expectedOutcomes of its attempts, oldest first
 */
record DemoRun(
        String name,
        ExecutionRequest request,
        String expectedStatus,
        String expectedError,
        long expectedLines,
        List<String> expectedOutcomes) {

    private static final int TIME_LIMIT_SECONDS = 3;
    private static final int MANY_LINES = 2_000;

    private static final String PASSES =
            """
            for test in login search basket checkout; do echo "ok    $test"; sleep 1; done
            echo "4 tests, 4 passed"\
            """;
    private static final String FAILS =
            """
            echo "ok    login"; sleep 1
            echo "FAIL  checkout: expected status 200 but was 500" >&2
            echo "2 tests, 1 failed"; exit 1\
            """;
    private static final String HANGS =
            """
            echo "waiting for a server that never answers"; sleep 600\
            """;
    private static final String TALKS =
            """
            i=1; while [ $i -le %d ]; do echo "line $i of %d"; i=$((i+1)); done\
            """
                    .formatted(MANY_LINES, MANY_LINES);

    private static final String WAVERS =
            """
            echo "attempt $AAC_ATTEMPT"; sleep 1
            if [ "$AAC_ATTEMPT" = 1 ]; then echo "FAIL  basket: no answer" >&2; exit 1; fi
            echo "ok    basket"\
            """;

    DemoRun {
        requireNonNull(name, "name is null");
        requireNonNull(request, "request is null");
        requireNonNull(expectedStatus, "expectedStatus is null");
        requireNonNull(expectedError, "expectedError is null");
        expectedOutcomes = List.copyOf(expectedOutcomes);
    }

    /**
     * The five of the demo.
     *
     * @param image any that has a shell
     * @param suffix makes the task ids new in an organization that has seen the demo before
     */
    static List<DemoRun> all(String image, String suffix) {
        ExecutionRequest hangs = named(image, HANGS, "hangs", suffix);
        ExecutionRequest wavers = named(image, WAVERS, "wavers", suffix);
        return List.of(
                passing("passes", named(image, PASSES, "passes", suffix), 5),
                new DemoRun(
                        "fails",
                        named(image, FAILS, "fails", suffix),
                        "FAILED",
                        "",
                        3,
                        List.of("FAILED")),
                new DemoRun(
                        "hangs",
                        hangs.timeoutSeconds(TIME_LIMIT_SECONDS),
                        "ERROR",
                        "timed out after " + TIME_LIMIT_SECONDS + " s",
                        1,
                        List.of("ERROR")),
                new DemoRun(
                        "wavers",
                        wavers.config("retryAttempts", 1),
                        "UNSTABLE",
                        "",
                        2,
                        List.of("FAILED", "PASSED")),
                passing("talks", named(image, TALKS, "talks", suffix), MANY_LINES));
    }

    private static DemoRun passing(String name, ExecutionRequest request, long lines) {
        return new DemoRun(name, request, "PASSED", "", lines, List.of("PASSED"));
    }

    private static ExecutionRequest named(
            String image, String command, String name, String suffix) {
        return ExecutionRequest.of(image, command).taskId("demo-" + name + "-" + suffix);
    }

    String taskId() {
        return request.body().path("taskId").asText();
    }

    boolean endedAsExpected(ExecutionSnapshot end, long lines) {
        String error = end.error() == null ? "" : end.error();
        return end.status().equals(expectedStatus)
                && error.startsWith(expectedError)
                && error.isEmpty() == expectedError.isEmpty()
                && lines == expectedLines
                && end.outcomes().equals(expectedOutcomes);
    }
}
