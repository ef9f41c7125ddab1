package dev.aac.producer.explanation;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What is sent to a model.
 *
 * @param rules what it is to do; nothing of a run is in here
 * @param data about a run, framed, and never to be obeyed
 * @param answer the form its answer must have
 */
public record Prompt(String rules, String data, Answer answer) {

    /** For the form of the answer and what a protocol adds, in tokens. */
    private static final int BESIDE_TOKENS_MAX = 2_000;

    /** Which form an answer has, and how many tokens it may take, thoughts among them. */
    public enum Answer {
        EXPLANATION(4_000),
        REVIEW(2_000);

        private final int tokensMax;

        Answer(int tokensMax) {
            this.tokensMax = tokensMax;
        }

        public int tokensMax() {
            return tokensMax;
        }
    }

    /** What it can cost at most: no token is shorter than a byte. */
    long microsMax(ModelPrice price) {
        long input = (long) rules.getBytes(UTF_8).length + data.getBytes(UTF_8).length;
        return price.micros(input + BESIDE_TOKENS_MAX, answer.tokensMax());
    }
}
