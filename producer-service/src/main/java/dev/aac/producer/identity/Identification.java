package dev.aac.producer.identity;

import dev.aac.producer.platform.problem.FixedProblem;

/** How a check of a token ended. */
public sealed interface Identification {

    /** The token is good, and so are its session and its user. */
    record Known(Principal principal) implements Identification {}

    /** It is not; the problem never says why. */
    record Refused(FixedProblem problem) implements Identification {}
}
