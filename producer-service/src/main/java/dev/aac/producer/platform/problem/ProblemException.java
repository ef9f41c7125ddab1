package dev.aac.producer.platform.problem;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** Ends a request with a {@link Problem}. */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        this(problem, null);
    }

    /**
     * @param cause for the log, never shown to the caller
     */
    public ProblemException(Problem problem, @Nullable Throwable cause) {
        super(requireNonNull(problem, "problem is null").wording().code(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
