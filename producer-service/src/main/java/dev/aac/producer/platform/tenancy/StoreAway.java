package dev.aac.producer.platform.tenancy;

import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;

/**
 * The store did not answer in time. Whether a write took effect is unknown: repeat only what may be
 * repeated. An HTTP caller gets a 503; whoever works for a queue waits and tries again.
 */
public final class StoreAway extends ProblemException {

    private static final long serialVersionUID = 1L;

    StoreAway(Throwable cause) {
        super(FixedProblem.STORE_UNAVAILABLE, cause);
    }
}
