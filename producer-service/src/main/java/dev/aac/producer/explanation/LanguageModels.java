package dev.aac.producer.explanation;

import java.time.Duration;

/** Asks language models. Blocks; any thread may call it. */
public interface LanguageModels {

    /**
     * One question. The model gets no tools, and nothing is kept of it here.
     *
     * @param max how long it may take, with all repetitions
     * @throws ModelFailure when there is no answer
     */
    Reply ask(ModelRoute route, Prompt prompt, Duration max);

    /**
     * An answer, not looked at yet.
     *
     * @param inputTokens negative when the provider does not say
     * @param outputTokens likewise
     */
    record Reply(String text, long inputTokens, long outputTokens) {

        boolean tellsTokens() {
            return inputTokens >= 0 && outputTokens >= 0;
        }
    }
}
