package dev.aac.producer.explanation;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.util.Optional;

/**
 * What models said about failures that come again. Never across organizations. Every method blocks
 * for a few calls to the store, may be called from any thread, and throws when the store does not
 * answer in time.
 */
public interface ExplanationMemory {

    /** Most of one organization; those that end first go when there are more. */
    int REMEMBERED_MAX = 200;

    /**
     * @param failure as {@link FailureMark} has it
     */
    Optional<RememberedExplanation> find(OrganizationScope scope, String failure, Instant now);

    /** From now on this is said of that failure. */
    void keep(
            OrganizationScope scope,
            String failure,
            RememberedExplanation explanation,
            Instant until);
}
