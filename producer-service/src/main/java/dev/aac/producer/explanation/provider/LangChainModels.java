package dev.aac.producer.explanation.provider;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.aac.producer.explanation.LanguageModels;
import dev.aac.producer.explanation.ModelFailure;
import dev.aac.producer.explanation.ModelFailure.Kind;
import dev.aac.producer.explanation.ModelRoute;
import dev.aac.producer.explanation.Prompt;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** {@link LanguageModels} by the providers' own protocols over HTTP, as LangChain4j speaks them. */
@Singleton
public class LangChainModels implements LanguageModels {

    static final Duration CONNECT_MAX = Duration.ofSeconds(3);

    /** One question; a slower model is of no use within the minute that there is. */
    static final Duration EXCHANGE_MAX = Duration.ofSeconds(20);

    /** Most models, with their keys, whose failures are remembered. */
    private static final int GUARDS_MAX = 1_000;

    private static final Logger LOG = Logger.getLogger(LangChainModels.class);

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_MAX)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    private final Cache<ModelRoute, RouteGuard> guards =
            Caffeine.newBuilder().maximumSize(GUARDS_MAX).build();

    private final Clock clock;

    public LangChainModels(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Reply ask(ModelRoute route, Prompt prompt, Duration max) {
        Instant until = clock.instant().plus(max);
        RouteGuard guard = guards.get(route, _ -> new RouteGuard(clock));
        return guard.ask(() -> exchange(route, prompt, until));
    }

    private Reply exchange(ModelRoute route, Prompt prompt, Instant until) {
        Duration left = Duration.between(clock.instant(), until);
        Duration max = left.compareTo(EXCHANGE_MAX) < 0 ? left : EXCHANGE_MAX;
        if (!max.isPositive()) {
            throw new ModelFailure(Kind.TIMED_OUT);
        }
        try {
            ChatModel model =
                    ChatModels.of(
                            route, ModelHttp.within(client, max), prompt.answer().tokensMax());
            return reply(
                    model.chat(
                            ChatRequest.builder()
                                    .messages(
                                            SystemMessage.from(prompt.rules()),
                                            UserMessage.from(prompt.data()))
                                    .responseFormat(AnswerForms.of(prompt.answer()))
                                    .build()));
        } catch (RuntimeException failed) {
            throw failure(failed);
        }
    }

    private static Reply reply(ChatResponse response) {
        String text = response.aiMessage().text();
        if (text == null || response.finishReason() == FinishReason.LENGTH) {
            throw new ModelFailure(Kind.MALFORMED);
        }
        TokenUsage usage = response.tokenUsage();
        if (usage == null) {
            return new Reply(text, -1, -1);
        }
        long input = tokens(usage.inputTokenCount());
        long output = tokens(usage.outputTokenCount());
        // Some count thoughts in the total alone, and charge for them.
        long rest = input < 0 ? -1 : tokens(usage.totalTokenCount()) - input;
        return new Reply(text, input, output < 0 ? output : Math.max(output, rest));
    }

    private static long tokens(@Nullable Integer count) {
        return count == null ? -1 : count;
    }

    /** Ours as it was thrown; all else is an answer that the library cannot read. */
    private static ModelFailure failure(RuntimeException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof ModelFailure known) {
                return known;
            }
        }
        LOG.debugf("An answer of a model cannot be read: %s", failed.getClass().getName());
        return new ModelFailure(Kind.MALFORMED);
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }
}
