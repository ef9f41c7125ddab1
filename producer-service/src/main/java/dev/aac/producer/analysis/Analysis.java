package dev.aac.producer.analysis;

import static java.util.Objects.requireNonNull;

/** What came of the question why a run failed. */
public sealed interface Analysis {

    /** There is an answer, be it that the log does not say. */
    record Explained(Finding finding) implements Analysis {

        public Explained {
            requireNonNull(finding, "finding is null");
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
