package dev.aac.producer.explanation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/** Says what a test wants, in its order; then it answers as {@link ExplanationSamples} does. */
public final class ScriptedModels implements LanguageModels {

    /** What each answer takes. */
    public static final long INPUT_TOKENS = 1_000;

    public static final long OUTPUT_TOKENS = 100;

    /** All that was asked. */
    public final List<Prompt> prompts = new ArrayList<>();

    /** Who was asked. */
    public final List<ModelProvider> asked = new ArrayList<>();

    private final Deque<Function<Prompt, String>> script = new ArrayDeque<>();

    public ScriptedModels says(Function<Prompt, String> answer) {
        script.add(answer);
        return this;
    }

    public ScriptedModels says(String answer) {
        return says(_ -> answer);
    }

    public ScriptedModels fails(ModelFailure.Kind kind) {
        return says(
                _ -> {
                    throw new ModelFailure(kind);
                });
    }

    @Override
    public Reply ask(ModelRoute route, Prompt prompt, Duration max) {
        prompts.add(prompt);
        asked.add(route.provider());
        Function<Prompt, String> next = script.poll();
        String answer = next == null ? usual(prompt) : next.apply(prompt);
        return new Reply(answer, INPUT_TOKENS, OUTPUT_TOKENS);
    }

    /** As a model does that finds what there is. */
    public static String usual(Prompt prompt) {
        return switch (prompt.answer()) {
            case EXPLANATION -> ExplanationSamples.ANSWER;
            case REVIEW -> ExplanationSamples.REVIEW;
        };
    }
}
