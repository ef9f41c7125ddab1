package dev.aac.producer.analysis;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** What came of the question why a run failed. */
public sealed interface Analysis {

    /**
     * There is an answer, be it that the log does not say.
     *
     * @param finding by the rules
     * @param explanation by a language model, or why there is none of it; absent when none is asked
     */
    record Explained(Finding finding, @Nullable Explanation explanation) implements Analysis {

        public Explained {
            requireNonNull(finding, "finding is null");
        }

        /** By the rules alone. */
        public Explained(Finding finding) {
            this(finding, null);
        }
    }

    /**
     * There is none.
     *
     * @param error a sentence for a tester
     */
    record Failed(String error) implements Analysis {

        public Failed {
            requireNonNull(error, "error is null");
        }
    }
}
