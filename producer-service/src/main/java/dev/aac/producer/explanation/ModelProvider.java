package dev.aac.producer.explanation;

import java.util.Locale;

/** Whose protocol a language model speaks. */
public enum ModelProvider {
    GEMINI,
    /** OpenAI itself, or a server that speaks as it does. */
    OPENAI,
    ANTHROPIC,
    OLLAMA;

    /** In lower case, as the API says it. */
    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
