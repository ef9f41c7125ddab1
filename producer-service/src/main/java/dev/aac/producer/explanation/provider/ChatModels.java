package dev.aac.producer.explanation.provider;

import static java.util.Objects.requireNonNull;

import dev.aac.producer.explanation.ModelRoute;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The library's models, each made for one question. Nothing of a question or answer is logged. */
final class ChatModels {

    /** The library repeats nothing: what is repeated has a limit of its own here. */
    private static final int NO_RETRIES = 0;

    /** What a model of one's own reads at most; it would silently read less otherwise. */
    private static final int OLLAMA_CONTEXT_TOKENS = 16_384;

    /** Servers that speak as OpenAI does and want no key get this one. */
    private static final String NO_KEY = "none";

    private ChatModels() {}

    static ChatModel of(ModelRoute route, HttpClientBuilder http, int outputTokensMax) {
        return switch (route.provider()) {
            case GEMINI -> gemini(route, http, outputTokensMax);
            case OPENAI -> openAi(route, http, outputTokensMax);
            case ANTHROPIC -> anthropic(route, http, outputTokensMax);
            case OLLAMA -> ollama(route, http, outputTokensMax);
        };
    }

    private static ChatModel gemini(ModelRoute route, HttpClientBuilder http, int outputMax) {
        GoogleAiGeminiChatModel.GoogleAiGeminiChatModelBuilder model =
                GoogleAiGeminiChatModel.builder()
                        .httpClientBuilder(http)
                        .apiKey(key(route))
                        .modelName(route.model())
                        .maxOutputTokens(outputMax)
                        .maxRetries(NO_RETRIES);
        String address = text(route.address());
        return (address == null ? model : model.baseUrl(address)).build();
    }

    private static ChatModel openAi(ModelRoute route, HttpClientBuilder http, int outputMax) {
        OpenAiChatModel.OpenAiChatModelBuilder model =
                OpenAiChatModel.builder()
                        .httpClientBuilder(http)
                        .apiKey(key(route))
                        .modelName(route.model())
                        .maxCompletionTokens(outputMax)
                        .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                        .strictJsonSchema(true)
                        .maxRetries(NO_RETRIES);
        String address = text(route.address());
        return (address == null ? model : model.baseUrl(address)).build();
    }

    private static ChatModel anthropic(ModelRoute route, HttpClientBuilder http, int outputMax) {
        AnthropicChatModel.AnthropicChatModelBuilder model =
                AnthropicChatModel.builder()
                        .httpClientBuilder(http)
                        .apiKey(key(route))
                        .modelName(route.model())
                        .maxTokens(outputMax)
                        .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                        .maxRetries(NO_RETRIES);
        String address = text(route.address());
        return (address == null ? model : model.baseUrl(address)).build();
    }

    private static ChatModel ollama(ModelRoute route, HttpClientBuilder http, int outputMax) {
        return OllamaChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(requireNonNull(route.address(), "no address").toString())
                .modelName(route.model())
                .numCtx(OLLAMA_CONTEXT_TOKENS)
                .numPredict(outputMax)
                .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                .maxRetries(NO_RETRIES)
                .build();
    }

    private static String key(ModelRoute route) {
        String key = route.key();
        return key == null ? NO_KEY : key;
    }

    private static @Nullable String text(@Nullable URI address) {
        return address == null ? null : address.toString();
    }
}
