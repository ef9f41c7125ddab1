package dev.aac.producer.execution;

import static java.util.Objects.requireNonNull;

import dev.aac.producer.analysis.Explanation;
import dev.aac.producer.analysis.Finding;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;

/** Has what the rules found explained by a language model. Any thread may call it. */
public interface Explanations {

    /**
     * Begins, and returns soon: the ending is told on another thread, or on this one.
     *
     * @return false when nobody wants that; then nothing more is told
     * @throws dev.aac.producer.platform.tenancy.StoreAway when the store does not answer
     */
    boolean begin(Subject subject, Ending ending);

    /**
     * What is to be explained.
     *
     * @param execution whose last attempt has failed
     * @param firstClue the first line that looks like an error; 0 when there is none
     * @param until when it has to have ended
     */
    record Subject(
            OrganizationScope scope,
            Execution execution,
            Finding finding,
            long firstClue,
            Instant until) {

        public Subject {
            requireNonNull(scope, "scope is null");
            requireNonNull(execution, "execution is null");
            requireNonNull(finding, "finding is null");
            requireNonNull(until, "until is null");
        }
    }

    /** How it ends; one of these is called, once. */
    interface Ending {

        /** With an answer, or with a sentence why there is none. */
        void with(Explanation explanation);

        /** Another replica is at it. */
        void leave();
    }
}
