package dev.aac.producer.analysis;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Why a run failed.
 *
 * @param sentence what broke, for a tester
 * @param evidence the lines it rests on, in their order; empty only when there was no line
 * @param confidence 0 to 1
 * @param nextStep what to do about it, a sentence
 */
public record Finding(
        Category category,
        String sentence,
        List<Evidence> evidence,
        double confidence,
        String nextStep) {

    /** Most lines of evidence. */
    public static final int EVIDENCE_MAX = 6;

    /** Most characters of each sentence. */
    public static final int SENTENCE_MAX = 300;

    public Finding {
        requireNonNull(category, "category is null");
        sentence = shortened(sentence);
        nextStep = shortened(nextStep);
        evidence = List.copyOf(evidence);
        if (evidence.size() > EVIDENCE_MAX) {
            throw new IllegalArgumentException("too much evidence");
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence is not between 0 and 1");
        }
    }

    private static String shortened(String sentence) {
        return sentence.length() > SENTENCE_MAX
                ? sentence.substring(0, SENTENCE_MAX - 1) + "…"
                : sentence;
    }
}
