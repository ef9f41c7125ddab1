package dev.aac.producer.execution.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.execution.CiContext;
import dev.aac.producer.platform.problem.ProblemException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CiTriggerRequestTest {

    @Test
    void contextIsKeptAsItCame() {
        CiContextRequest said =
                new CiContextRequest(
                        " jenkins ",
                        "team/shop",
                        "fix/ü",
                        2_147_483_647,
                        "0123ABCdef",
                        "https://ci.example/1?a=b#c");

        assertThat(from(said).checked().ci())
                .isEqualTo(
                        new CiContext(
                                "jenkins",
                                "team/shop",
                                "fix/ü",
                                2_147_483_647,
                                "0123ABCdef",
                                "https://ci.example/1?a=b#c"));
    }

    @Test
    void contextThatSaysNothingIsNone() {
        assertThat(from(null).checked().ci()).isNull();
        assertThat(from(CiContextRequest.NONE).checked().ci()).isNull();
        assertThat(from(new CiContextRequest("", " ", "", null, "", "")).checked().ci()).isNull();
    }

    @Test
    void everyWrongFieldOfBothPartsIsNamedAtOnce() {
        CiTriggerRequest wrong =
                new CiTriggerRequest(
                        "a/b",
                        null,
                        "a b",
                        null,
                        null,
                        null,
                        null,
                        null,
                        new CiContextRequest(
                                "x".repeat(101), "a\nb", "x".repeat(513), 0, "main", "ci.example"));

        assertThat(fields(wrong).keySet())
                .containsExactly(
                        "ciContext.branch",
                        "ciContext.commitSha",
                        "ciContext.prNumber",
                        "ciContext.repository",
                        "ciContext.runUrl",
                        "ciContext.source",
                        "image",
                        "taskId");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "ftp://ci.example/1",
                "//ci.example",
                "https://user:token@ci.example/1",
                "https://user@ci.example/1",
                "https://a b"
            })
    void addressThatMustNotBeFollowedIsRefused(String url) {
        assertThat(fields(from(new CiContextRequest(null, null, null, null, null, url))))
                .containsOnlyKeys("ciContext.runUrl");
    }

    @Test
    void limitsAreExact() {
        assertThat(fields(texts("x".repeat(100), "😀".repeat(512), "b".repeat(512)))).isEmpty();
        assertThat(fields(texts("x".repeat(101), "😀".repeat(513), "b".repeat(513)))).hasSize(3);
        assertThat(fields(commit("1234567"))).isEmpty();
        assertThat(fields(commit("f".repeat(64)))).isEmpty();
        assertThat(fields(commit("123456"))).hasSize(1);
        assertThat(fields(commit("f".repeat(65)))).hasSize(1);
        String longest = "https://ci.example/" + "x".repeat(2_048 - 19);
        assertThat(fields(from(new CiContextRequest(null, null, null, null, null, longest))))
                .isEmpty();
        assertThat(fields(from(new CiContextRequest(null, null, null, null, null, longest + "x"))))
                .hasSize(1);
    }

    private static CiTriggerRequest texts(String source, String repository, String branch) {
        return from(new CiContextRequest(source, repository, branch, null, null, null));
    }

    private static CiTriggerRequest commit(String sha) {
        return from(new CiContextRequest(null, null, null, null, sha, null));
    }

    private static CiTriggerRequest from(@Nullable CiContextRequest context) {
        return new CiTriggerRequest(
                null, null, Submitting.IMAGE, null, null, null, null, null, context);
    }

    private static Map<String, String> fields(CiTriggerRequest request) {
        try {
            request.checked();
            return Map.of();
        } catch (ProblemException refused) {
            return new TreeMap<>(refused.problem().fields());
        }
    }
}
