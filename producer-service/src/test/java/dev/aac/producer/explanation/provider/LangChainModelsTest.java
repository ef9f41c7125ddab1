package dev.aac.producer.explanation.provider;

import static dev.aac.producer.explanation.ExplanationSamples.ACME;
import static dev.aac.producer.explanation.ExplanationSamples.LOG;
import static dev.aac.producer.explanation.ExplanationSamples.NOW;
import static dev.aac.producer.explanation.ExplanationSamples.SECRET;
import static dev.aac.producer.explanation.ExplanationSamples.policy;
import static dev.aac.producer.explanation.ExplanationSamples.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.producer.analysis.Explanation;
import dev.aac.producer.execution.SteppingClock;
import dev.aac.producer.explanation.Explainer;
import dev.aac.producer.explanation.ExplanationRecall;
import dev.aac.producer.explanation.InMemoryExplanationMemory;
import dev.aac.producer.explanation.InMemoryModelUsage;
import dev.aac.producer.explanation.LanguageModels.Reply;
import dev.aac.producer.explanation.ModelFailure;
import dev.aac.producer.explanation.ModelFailure.Kind;
import dev.aac.producer.explanation.ModelPrice;
import dev.aac.producer.explanation.ModelProvider;
import dev.aac.producer.explanation.ModelRoute;
import dev.aac.producer.explanation.Prompt;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes to the four providers over HTTP, and what comes of what they answer. */
class LangChainModelsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Prompt PROMPT = new Prompt("the rules", "the data", Prompt.Answer.REVIEW);
    private static final String KEY = "k-4711";

    private final ModelStandIn provider = new ModelStandIn();
    private final SteppingClock clock = new SteppingClock(NOW);
    private final LangChainModels models = new LangChainModels(clock);

    LangChainModelsTest() throws IOException {}

    @AfterEach
    void stop() {
        models.close();
        provider.close();
    }

    private ModelRoute route(ModelProvider of) {
        String path =
                switch (of) {
                    case GEMINI -> "/v1beta";
                    case OPENAI, ANTHROPIC -> "/v1";
                    case OLLAMA -> "";
                };
        ModelPrice price = new ModelPrice(BigDecimal.ONE, BigDecimal.TEN);
        return new ModelRoute(of, "a-model", URI.create(provider.url(path)), KEY, price);
    }

    private Reply ask(ModelProvider of) {
        return models.ask(route(of), PROMPT, PATIENCE);
    }

    private void assertFails(ModelProvider of, Kind kind) {
        assertThatThrownBy(() -> ask(of))
                .isInstanceOfSatisfying(
                        ModelFailure.class, failed -> assertThat(failed.kind()).isEqualTo(kind))
                .message()
                .doesNotContain("a secret of theirs");
    }

    @ParameterizedTest
    @CsvSource({
        "GEMINI, /v1beta/models/a-model:generateContent, X-goog-api-key, k-4711, responseSchema",
        "OPENAI, /v1/chat/completions, Authorization, Bearer k-4711, json_schema",
        "ANTHROPIC, /v1/messages, X-api-key, k-4711, json_schema",
        "OLLAMA, /api/chat, User-agent, *, format"
    })
    void questionGoesInTheProvidersOwnForm(
            ModelProvider of, String path, String header, String value, String form) {
        Reply reply = ask(of);

        assertThat(reply.text()).contains("verdicts");
        assertThat(reply.inputTokens()).isEqualTo(1_000);
        assertThat(reply.outputTokens()).isEqualTo(100);
        assertThat(provider.asked).hasSize(1);
        ModelStandIn.Asked asked = provider.asked.getFirst();
        assertThat(asked.path()).isEqualTo(path);
        assertThat(asked.body())
                .contains("the rules", "the data", form)
                .doesNotContain("tools\":[{");
        if (!"*".equals(value)) {
            assertThat(asked.headers().get(header)).containsExactly(value);
        }
    }

    @ParameterizedTest
    @EnumSource(ModelProvider.class)
    void answerThatIsNoneIsMalformed(ModelProvider of) {
        provider.answers("<html>").answers("{}");

        assertFails(of, Kind.MALFORMED);
        assertFails(of, Kind.MALFORMED);
    }

    @ParameterizedTest
    @EnumSource(ModelProvider.class)
    void wrongKeyIsSaidAndNotTriedAgain(ModelProvider of) {
        provider.refuses(401, Map.of());

        assertFails(of, Kind.REFUSED_KEY);
        assertThat(provider.asked).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(ModelProvider.class)
    void silentOneIsLeftInTime(ModelProvider of) {
        provider.fallsSilent();

        assertThatThrownBy(() -> models.ask(route(of), PROMPT, Duration.ofMillis(150)))
                .isInstanceOfSatisfying(
                        ModelFailure.class,
                        failed -> assertThat(failed.kind()).isEqualTo(Kind.TIMED_OUT));
    }

    @ParameterizedTest
    @EnumSource(ModelProvider.class)
    void passingFaultIsTriedOnceMore(ModelProvider of) {
        provider.refuses(500, Map.of());
        assertThat(ask(of).text()).contains("verdicts");

        provider.refuses(500, Map.of()).refuses(503, Map.of());
        assertFails(of, Kind.BROKEN);
        assertThat(provider.asked).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource(ModelProvider.class)
    void busyOneIsLeftAloneForAsLongAsItWants(ModelProvider of) {
        provider.refuses(429, Map.of("Retry-After", "20"));
        assertFails(of, Kind.BUSY);
        clock.advance(Duration.ofSeconds(19));
        assertFails(of, Kind.RESTING);
        assertThat(provider.asked).hasSize(1);

        clock.advance(Duration.ofSeconds(1));
        assertThat(ask(of).text()).contains("verdicts");
    }

    @Test
    void modelThatFailsAgainAndAgainIsLeftAloneAndOthersAreNot() {
        for (int i = 0; i < 2; i++) {
            provider.refuses(500, Map.of()).refuses(500, Map.of());
            assertFails(ModelProvider.OPENAI, Kind.BROKEN);
        }
        assertThat(provider.asked).hasSize(RouteGuard.LOOKED_AT);

        assertFails(ModelProvider.OPENAI, Kind.RESTING);
        assertThat(provider.asked).hasSize(RouteGuard.LOOKED_AT);
        assertThat(ask(ModelProvider.GEMINI).text()).contains("verdicts");
    }

    @Test
    void unreachableOneAndARedirectAreNoAnswer() {
        provider.refuses(302, Map.of("Location", provider.url("/v1/chat/completions")));
        assertFails(ModelProvider.OPENAI, Kind.REFUSED);
        assertThat(provider.asked).hasSize(1);

        provider.close();
        assertFails(ModelProvider.OLLAMA, Kind.UNREACHABLE);
    }

    @Test
    void hugeAnswerIsNotRead() {
        provider.answers("x".repeat(ModelHttp.ANSWER_BYTES_MAX + 1));

        assertFails(ModelProvider.OLLAMA, Kind.BROKE_OFF);
        assertThat(provider.asked).as("it may charge for each").hasSize(1);
    }

    @Test
    void thoughtsThatStandInTheTotalAloneArePaidFor() {
        provider.answers(ModelStandIn.said(":generateContent", "{}").replace("\":1100", "\":1350"));

        assertThat(ask(ModelProvider.GEMINI).outputTokens()).isEqualTo(350);
    }

    /** The whole way: the cheapest has a fault, the next explains, and no secret was sent. */
    @Test
    void failedRunIsExplainedByTheNextCheapest() {
        provider.refuses(500, Map.of()).refuses(500, Map.of());
        Explainer explainer =
                new Explainer(
                        policy(
                                Map.of(
                                        "gemini.key",
                                        "g",
                                        "gemini.url",
                                        provider.url("/v1beta"),
                                        "anthropic.key",
                                        "a",
                                        "anthropic.url",
                                        provider.url("/v1"))),
                        models,
                        new InMemoryModelUsage(),
                        new ExplanationRecall(new InMemoryExplanationMemory(), clock),
                        clock);

        Explanation explanation = explainer.explain(ACME, question(LOG), NOW.plusSeconds(30));

        assertThat(explanation)
                .isInstanceOfSatisfying(
                        Explanation.Given.class,
                        given -> {
                            assertThat(given.use().provider()).isEqualTo("anthropic");
                            assertThat(given.use().microUsd()).isEqualTo(3_000);
                        });
        assertThat(provider.asked).hasSize(4);
        assertThat(provider.asked)
                .allSatisfy(asked -> assertThat(asked.body()).doesNotContain(SECRET));
    }
}
