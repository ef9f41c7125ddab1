package dev.aac.producer.analysis;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** What a language model had to say about a failed run, beside what the rules found. */
public sealed interface Explanation {

    /**
     * It said something, and every claim of it was held against the log.
     *
     * @param category what the model takes it for; the rules' own stays beside it
     * @param summary what broke, for a tester
     * @param claims what it says in detail, at least one
     * @param nextStep what to do about it, a sentence
     * @param confidence 0 to 1, as the model sees it
     * @param use who said it, and what that cost
     */
    record Given(
            Category category,
            String summary,
            List<Claim> claims,
            String nextStep,
            double confidence,
            ModelUse use)
            implements Explanation {

        public Given {
            requireNonNull(category, "category is null");
            requireNonNull(use, "use is null");
            summary = shortened(summary);
            nextStep = shortened(nextStep);
            claims = List.copyOf(claims);
            if (claims.isEmpty() || claims.size() > CLAIMS_MAX) {
                throw new IllegalArgumentException("no claims, or too many");
            }
            if (!(confidence >= 0 && confidence <= 1)) {
                throw new IllegalArgumentException("confidence is not between 0 and 1");
            }
        }
    }

    /**
     * Nothing of it can be shown; what the rules found stands alone.
     *
     * @param why a sentence for a tester
     */
    record Withheld(String why) implements Explanation {

        public Withheld {
            why = shortened(why);
        }
    }

    /**
     * One thing that a model says.
     *
     * @param evidence the lines that show it, at least one
     */
    record Claim(String text, List<Evidence> evidence) {

        public Claim {
            text = shortened(text);
            evidence = List.copyOf(evidence);
            if (evidence.isEmpty() || evidence.size() > Finding.EVIDENCE_MAX) {
                throw new IllegalArgumentException("no evidence, or too much");
            }
        }
    }

    /**
     * Who said it, and what all calls for it together used.
     *
     * @param provider in lower case, as the API says it
     * @param microUsd millionths of a US dollar
     */
    record ModelUse(
            String provider, String model, long inputTokens, long outputTokens, long microUsd) {

        public ModelUse {
            requireNonNull(provider, "provider is null");
            requireNonNull(model, "model is null");
        }
    }

    /** Most claims of one explanation. */
    int CLAIMS_MAX = 6;

    private static String shortened(String sentence) {
        return sentence.length() > Finding.SENTENCE_MAX
                ? sentence.substring(0, Finding.SENTENCE_MAX - 1) + "…"
                : sentence;
    }
}
