package dev.aac.e2e.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.e2e.client.Answer;
import dev.aac.e2e.client.ExecutionRequest;
import dev.aac.e2e.client.Member;
import dev.aac.e2e.harness.AacInstallation;
import dev.aac.e2e.harness.Eventually;
import dev.aac.e2e.harness.InstallationDatabase;
import dev.aac.e2e.harness.SharedInstallation;
import dev.aac.e2e.harness.TestImage;
import dev.aac.e2e.harness.TokenForge;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What must be refused is refused with a clear sentence, and nothing is created, or told to a
 * broker.
 */
@Tag("one-broker")
@ExtendWith(SharedInstallation.class)
final class BadInputScenarios {

    private static final String SUBMIT = "/api/execution-request";
    private static final String TRIGGER = "/api/ci/trigger";
    private static final Duration END_LIMIT = Duration.ofSeconds(30);
    private static final Duration ROLE_LIMIT = Duration.ofSeconds(2);
    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

    private final AacInstallation installation;

    BadInputScenarios(AacInstallation installation) {
        this.installation = installation;
    }

    static Stream<Arguments> badBodies() {
        ExecutionRequest good = TestImage.running("true");
        return Stream.of(
                row("broken JSON", "{\"image\":"),
                row("no JSON at all", "image=x"),
                row("a list", "[]"),
                row("no body", ""),
                row("no image", "{\"command\":\"true\"}"),
                row("unknown field", good.with("colour", "red")),
                row("unknown config field", good.config("colour", "red")),
                row("image of a wrong type", good.with("image", List.of("a"))),
                row("tests of a wrong type", good.with("tests", "a")),
                row("number as text", good.config("timeoutSeconds", "soon")),
                row("image that is a command", good.with("image", "\"; rm -rf")),
                row("2,000 tests", good.with("tests", Collections.nCopies(2_000, "t"))),
                row("long test name", good.with("tests", List.of("t".repeat(513)))),
                row("negative retries", good.config("retryAttempts", -1)),
                row("too many retries", good.config("retryAttempts", 6)),
                row("no time", good.timeoutSeconds(0)),
                row("too much time", good.timeoutSeconds(21_601)),
                row("reserved variable", good.config("env", Map.of("AAC_X", "1"))),
                row("task id with a slash", good.taskId("a/b")),
                row("long task id", good.taskId("a".repeat(129))),
                row("long command", good.with("command", "x".repeat(8 * 1024 + 1))));
    }

    private static Arguments row(String what, String body) {
        return Arguments.of(what, body);
    }

    private static Arguments row(String what, ExecutionRequest request) {
        return row(what, request.body().toString());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badBodies")
    void badRequestIsRefusedWithASentence(String what, String body) {
        Member member = installation.newOrganization("bad-input");

        Answer answer = member.send("POST", SUBMIT, body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertRefusal(answer);
        assertThat(member.executions("limit=10")).as(what).isEmpty();
    }

    static Stream<Arguments> badTriggers() {
        ExecutionRequest good = TestImage.running("true");
        return Stream.of(
                row("no body", ""),
                row("no image", "{\"taskId\":\"a\"}"),
                row("unknown field", good.with("colour", "red")),
                row("unknown context field", context("colour", "red")),
                row("context of a wrong type", good.with("ciContext", "main")),
                row("number as text", context("prNumber", "17")),
                row("no such number", context("prNumber", 0)),
                row("script as address", context("runUrl", "javascript:alert(1)")),
                row("password in the address", context("runUrl", "https://a:b@ci.example/1")),
                row("branch for a commit", context("commitSha", "main")),
                row("long branch", context("branch", "b".repeat(513))));
    }

    private static ExecutionRequest context(String name, Object value) {
        return TestImage.running("true").with("ciContext", Map.of(name, value));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTriggers")
    void badPipelineRequestIsRefusedWithASentence(String what, String body) {
        Member member = installation.newOrganization("bad-trigger");

        Answer answer = member.send("POST", TRIGGER, body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertRefusal(answer);
        assertThat(member.executions("limit=10")).as(what).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"failedOnly\":\"yes\"}",
                "{\"taskId\":7}",
                "{\"taskId\":\"a/b\"}",
                "{\"colour\":\"red\"}"
            })
    void badRetryIsRefusedWithASentence(String body) {
        Member member = installation.newOrganization("bad-retry");

        Answer answer = member.send("POST", "/api/executions/any/retry", body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertRefusal(answer);
    }

    /** Same bytes as for one that is not there, but for the correlation id. */
    @Test
    void foreignExecutionCannotBeRetriedAndIsNotToldFromAMissingOne() {
        Member owner = installation.newOrganization("retry-owner");
        Member stranger = installation.newOrganization("retry-stranger");
        owner.submit(TestImage.running("true").taskId("theirs"));
        Eventually.status(owner, "theirs", END_LIMIT, "PASSED");

        Answer foreign = stranger.send("POST", "/api/executions/theirs/retry", null);
        Answer missing = stranger.send("POST", "/api/executions/missing/retry", null);

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(withoutCorrelation(foreign)).isEqualTo(withoutCorrelation(missing));
        assertThat(stranger.executions("limit=10")).isEmpty();
        assertThat(owner.executions("limit=10")).hasSize(1);
    }

    private static String withoutCorrelation(Answer answer) {
        return answer.body().replace(answer.text("correlationId"), "");
    }

    private static void assertRefusal(Answer answer) {
        assertThat(answer.json().path("success").asBoolean(true)).isFalse();
        assertThat(answer.text("error")).isNotEmpty();
        assertThat(answer.text("message")).isNotEmpty();
        assertThat(answer.text("code")).isNotEmpty();
        assertThat(answer.text("correlationId")).isNotEmpty();
        assertThat(answer.body())
                .doesNotContain("Exception")
                .doesNotContain("dev.aac")
                .doesNotContain("jackson");
    }

    @Test
    void unknownFieldIsNamed() {
        Member member = installation.newOrganization("names-field");

        Answer answer = member.trySubmit(TestImage.running("true").with("colour", "red"));

        assertThat(answer.json().path("fields").toString()).contains("colour");
    }

    @Test
    void tenMegabytesAreTooLarge() {
        Member member = installation.newOrganization("too-large");
        String body = "{\"image\":\"" + "x".repeat(TEN_MEGABYTES) + "\"}";

        Answer answer = member.send("POST", SUBMIT, body);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(member.send("POST", TRIGGER, body).status()).isEqualTo(413);
        assertThat(member.send("POST", "/api/executions/any/retry", body).status()).isEqualTo(413);
        assertThat(member.executions("limit=10")).isEmpty();
    }

    @Test
    void tokenThatIsMissingIsAskedFor() {
        Answer answer = submitWith(null);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text("error")).isEqualTo("Authentication required");
        assertThat(answer.text("message")).isEqualTo("No token provided in Authorization header");
    }

    @Test
    void tokenThatIsNotOursIsRefused() {
        Member member = installation.newOrganization("tokens");
        String secret = installation.jwtSecret();
        String good = member.account().token();
        TokenForge forge = new TokenForge(good);
        List<String> bad =
                List.of(
                        forge.expired(secret),
                        forge.signedWith("x".repeat(64)),
                        forge.forAudience("somebody-else", secret),
                        forge.unsigned(),
                        good.substring(0, good.length() - 4),
                        "not-a-token",
                        good + "x".repeat(5_000));
        for (String token : bad) {
            Answer answer = submitWith(token);

            assertThat(answer.status()).as(token).isEqualTo(401);
            assertThat(answer.text("error")).isEqualTo("Invalid token");
            assertThat(answer.text("message")).isEqualTo("Token is invalid or expired");
        }
        assertThat(member.executions("limit=10")).isEmpty();
    }

    private Answer submitWith(@Nullable String token) {
        String body = TestImage.running("true").body().toString();
        return installation.client().api().send("POST", SUBMIT, token, body);
    }

    @Test
    void viewerMayLookButNotRun() {
        Member member = installation.newOrganization("viewer");
        try (InstallationDatabase database = installation.database()) {
            database.setRole(member.account().email(), "viewer");
        }
        Eventually.passes(
                "the role took effect",
                ROLE_LIMIT,
                () -> {
                    Answer answer = member.trySubmit(TestImage.running("true").taskId("one"));
                    assertThat(answer.status()).isEqualTo(403);
                    assertThat(answer.text("error")).isEqualTo("Insufficient permissions");
                    assertRefusal(answer);
                });

        assertThat(member.send("GET", "/api/executions", null).status()).isEqualTo(200);
        assertThat(member.trySubmit(TestImage.running("true").taskId("two")).status())
                .isEqualTo(403);
        assertThat(member.trigger(TestImage.running("true").taskId("two")).status()).isEqualTo(403);
        assertThat(member.send("POST", "/api/executions/any/retry", null).status()).isEqualTo(403);
        assertThat(member.executions("q=two")).isEmpty();
    }

    static Stream<Arguments> badSignUps() {
        return Stream.of(
                signUp("not-an-address", "Correct-Horse-7", "Invalid email format"),
                signUp("a@example.com", "short1A", "Weak password"),
                signUp("a@example.com", "alllowercase7", "Weak password"),
                signUp("", "Correct-Horse-7", "Missing required fields"));
    }

    private static Arguments signUp(String email, String password, String error) {
        return Arguments.of(email, password, error);
    }

    @ParameterizedTest
    @MethodSource("badSignUps")
    void badSignUpCreatesNothing(String email, String password, String error) {
        String body =
                """
                {"email":"%s","password":"%s","name":"A","organizationName":"A"}\
                """
                        .formatted(email, password);

        Answer answer = installation.client().api().send("POST", "/api/auth/signup", null, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error")).isEqualTo(error);
        assertThat(installation.client().logIn("a@example.com", "Correct-Horse-7")).isNull();
    }
}
