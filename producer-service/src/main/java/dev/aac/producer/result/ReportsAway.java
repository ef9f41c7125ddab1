package dev.aac.producer.result;

import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;

/**
 * Where report files are kept does not answer, or takes no more. An HTTP caller gets a 503; a
 * worker is told.
 */
public final class ReportsAway extends ProblemException {

    private static final long serialVersionUID = 1L;

    public ReportsAway(Throwable cause) {
        super(FixedProblem.STORE_UNAVAILABLE, cause);
    }
}
