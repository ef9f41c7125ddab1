package dev.aac.producer.execution.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aac.contract.job.ImageReference;
import dev.aac.producer.execution.ExecutionWish;
import dev.aac.producer.platform.fields.Findings;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.project.ProjectId;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionRequestTest {

    private static final String IMAGE = "qa/tests:1";

    @Test
    void onlyTheImageIsNeeded() {
        SubmissionRequest.Checked checked = submission(IMAGE, null).checked();

        ExecutionWish request = checked.wish();
        assertThat(checked.taskId().value()).matches("task-[0-9a-f]{32}");
        assertThat(request.image()).isEqualTo(new ImageReference(IMAGE));
        assertThat(request.command()).isNull();
        assertThat(request.folder()).isNull();
        assertThat(request.projectId()).isNull();
        assertThat(request.tests()).isEmpty();
        assertThat(request.groupName()).isNull();
        assertThat(request.config().retryAttempts()).isZero();
        assertThat(request.config().timeoutSeconds()).isEqualTo(1_800);
        assertThat(request.config().queueTimeoutSeconds()).isEqualTo(86_400);
        assertThat(request.config().idleTimeoutSeconds()).isNull();
        assertThat(request.config().cpus()).isEqualTo(2);
        assertThat(request.config().memoryMb()).isEqualTo(2_048);
        assertThat(request.config().env()).isEmpty();
    }

    @Test
    void emptyTextsCountAsLeftOut() {
        SubmissionRequest blank =
                new SubmissionRequest("", " ", IMAGE, " ", "", List.of(), null, "");

        ExecutionWish request = blank.checked().wish();

        assertThat(request.projectId()).isNull();
        assertThat(request.command()).isNull();
        assertThat(request.folder()).isNull();
        assertThat(request.groupName()).isNull();
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        SubmissionRequest wrong =
                new SubmissionRequest(
                        "a/b",
                        "p1",
                        "\"; rm -rf",
                        "x".repeat(8 * 1024 + 1),
                        "a\nb",
                        List.of("ok", "", "t".repeat(513)),
                        new ConfigRequest(
                                "a\u0000b",
                                "ftp://x",
                                6,
                                0,
                                0,
                                0,
                                Map.of("AAC_X", "1", "OK", "a\u0000"),
                                0.0,
                                1,
                                "reports"),
                        "a\tb");

        assertThat(fields(wrong).keySet())
                .containsExactly(
                        "command",
                        "config.baseUrl",
                        "config.cpus",
                        "config.env.AAC_X",
                        "config.env.OK",
                        "config.environment",
                        "config.idleTimeoutSeconds",
                        "config.memoryMb",
                        "config.queueTimeoutSeconds",
                        "config.reportsPath",
                        "config.retryAttempts",
                        "config.timeoutSeconds",
                        "folder",
                        "groupName",
                        "image",
                        "projectId",
                        "taskId",
                        "tests[1]",
                        "tests[2]");
    }

    @Test
    void missingImageKeepsItsTitleBesideOtherFaults() {
        SubmissionRequest wrong = submission(null, withRetries(-1));

        Problem problem = problem(wrong);

        assertThat(problem.wording().title()).isEqualTo("Missing required fields");
        assertThat(problem.fields()).containsOnlyKeys("image", "config.retryAttempts");
        assertThat(problem(submission("  ", null)).fields()).containsOnlyKeys("image");
    }

    @Test
    void projectMayNameTheImage() {
        String id = "64b000000000000000000001";
        SubmissionRequest request =
                new SubmissionRequest(null, id, null, null, null, null, null, null);

        assertThat(request.checked().wish().projectId()).isEqualTo(new ProjectId(id));
        assertThat(request.checked().wish().image()).isNull();
    }

    @Test
    void limitsAreExact() {
        assertThat(fields(submission(IMAGE, withRetries(5)))).isEmpty();
        assertThat(fields(submission(IMAGE, withTimes(21_600, 604_800, 21_600)))).isEmpty();
        assertThat(fields(submission(IMAGE, withTimes(1, 1, 1)))).isEmpty();
        assertThat(fields(submission(IMAGE, withTimes(21_601, 604_801, 21_601)))).hasSize(3);
        assertThat(fields(command("x".repeat(8 * 1024)))).isEmpty();
        assertThat(fields(command("ä".repeat(4 * 1024)))).isEmpty();
        assertThat(fields(command("ä".repeat(4 * 1024) + "x"))).containsOnlyKeys("command");
        assertThat(fields(tests(Collections.nCopies(1_000, "😀".repeat(512))))).isEmpty();
        assertThat(fields(tests(Collections.nCopies(1_001, "t")))).containsOnlyKeys("tests");
        assertThat(fields(tests(List.of("😀".repeat(513))))).containsOnlyKeys("tests[0]");
    }

    @Test
    void missingTestIsNamed() {
        assertThat(fields(tests(Arrays.asList("a", null)))).containsOnlyKeys("tests[1]");
    }

    @Test
    void manyFaultsAreNamedUpToALimit() {
        assertThat(fields(tests(Collections.nCopies(1_000, "")))).hasSize(Findings.NAMED_MAX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "a\udc00b", "\u0007", "\u0085"})
    void brokenAndControlCharactersAreRefusedEverywhere(String text) {
        String bad = "a" + text;
        SubmissionRequest wrong =
                new SubmissionRequest(
                        bad,
                        null,
                        bad,
                        bad,
                        bad,
                        List.of(bad),
                        new ConfigRequest(
                                bad,
                                "https://x/" + bad,
                                null,
                                null,
                                null,
                                null,
                                Map.of("A", bad),
                                null,
                                null,
                                "/" + bad),
                        bad);

        assertThat(fields(wrong).keySet())
                .containsExactlyInAnyOrder(
                        "taskId",
                        "image",
                        "command",
                        "folder",
                        "tests[0]",
                        "groupName",
                        "config.environment",
                        "config.baseUrl",
                        "config.env.A",
                        "config.reportsPath");
    }

    @Test
    void commandsAndVariablesMayHaveSeveralLines() {
        String lines = "echo a\n\techo b\r\necho c";
        ConfigRequest config = withEnv(Map.of("PEM", "-----\nabc\n-----\n"));

        assertThat(fields(command(lines))).isEmpty();
        assertThat(fields(submission(IMAGE, config))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "_", "a1", "Path_2", "AAC", "MY_AAC_X"})
    void goodVariableNamesAreTaken(String name) {
        assertThat(fields(submission(IMAGE, withEnv(Map.of(name, ""))))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1A", "A-B", "A B", "A=B", "Ä", "\ud800", "AAC_", "AAC_TASK_ID"})
    void badVariableNamesAreRefused(String name) {
        assertThat(fields(submission(IMAGE, withEnv(Map.of(name, "1"))))).hasSize(1);
    }

    @Test
    void variablesAreLimited() {
        Map<String, @Nullable String> many = new TreeMap<>();
        for (int n = 0; n < 100; n++) {
            many.put("V" + n, "1");
        }
        assertThat(fields(submission(IMAGE, withEnv(many)))).isEmpty();
        many.put("ONE_MORE", "1");
        assertThat(fields(submission(IMAGE, withEnv(many)))).containsOnlyKeys("config.env");

        Map<String, @Nullable String> nothing = new HashMap<>();
        nothing.put("A", null);
        assertThat(fields(submission(IMAGE, withEnv(nothing)))).containsOnlyKeys("config.env.A");
        assertThat(fields(submission(IMAGE, withEnv(Map.of("A", "x".repeat(16 * 1024 + 1))))))
                .containsOnlyKeys("config.env.A");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:3000",
                "https://shop.example/a?b=c#d",
                "http://my_service:8080/",
                "https://user:secret@shop.example",
                "http://[::1]:80/"
            })
    void webAddressesAreTaken(String url) {
        assertThat(fields(submission(IMAGE, withPlaces(url, null)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop.example",
                "javascript:alert(1)",
                "file:///etc/passwd",
                "http://",
                "http:///x",
                "https://a b/",
                "http:x",
                "//shop.example"
            })
    void otherAddressesAreRefused(String url) {
        assertThat(fields(submission(IMAGE, withPlaces(url, null))))
                .containsOnlyKeys("config.baseUrl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/reports", "/a/b.c/..d/.e", "/a b/ü"})
    void cleanPathsAreTaken(String path) {
        assertThat(fields(submission(IMAGE, withPlaces(null, path)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"reports", "/", "/a/", "//a", "/a//b", "/a/../b", "/..", "/.", "/a/./b"})
    void otherPathsAreRefused(String path) {
        assertThat(fields(submission(IMAGE, withPlaces(null, path))))
                .containsOnlyKeys("config.reportsPath");
    }

    @Test
    void textFormsHideWhatMayBeConfidential() {
        SubmissionRequest request = submission(IMAGE, withEnv(Map.of("PASSWORD", "hunter2")));

        assertThat(request.toString()).doesNotContain("hunter2").doesNotContain("PASSWORD");
        assertThat(String.valueOf(request.config())).doesNotContain("hunter2");
    }

    private static Map<String, String> fields(SubmissionRequest request) {
        try {
            request.checked();
            return Map.of();
        } catch (ProblemException refused) {
            return new TreeMap<>(refused.problem().fields());
        }
    }

    private static Problem problem(SubmissionRequest request) {
        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> request.checked());
        return refused.problem();
    }

    private static SubmissionRequest submission(
            @Nullable String image, @Nullable ConfigRequest config) {
        return new SubmissionRequest(null, null, image, null, null, null, config, null);
    }

    private static SubmissionRequest command(String command) {
        return new SubmissionRequest(null, null, IMAGE, command, null, null, null, null);
    }

    private static SubmissionRequest tests(List<@Nullable String> tests) {
        return new SubmissionRequest(null, null, IMAGE, null, null, tests, null, null);
    }

    private static ConfigRequest withRetries(int retries) {
        return new ConfigRequest(null, null, retries, null, null, null, null, null, null, null);
    }

    private static ConfigRequest withTimes(int timeout, int queue, int idle) {
        return new ConfigRequest(null, null, null, timeout, queue, idle, null, null, null, null);
    }

    private static ConfigRequest withEnv(Map<String, @Nullable String> env) {
        return new ConfigRequest(null, null, null, null, null, null, env, null, null, null);
    }

    private static ConfigRequest withPlaces(@Nullable String url, @Nullable String reports) {
        return new ConfigRequest(null, url, null, null, null, null, null, null, null, reports);
    }
}
