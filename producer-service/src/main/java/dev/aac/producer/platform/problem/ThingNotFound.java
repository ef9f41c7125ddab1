package dev.aac.producer.platform.problem;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ends a request that names what the caller's organization does not have: nobody has it, or another
 * organization. The answer is the same; whoever does so often is noticed.
 */
public final class ThingNotFound extends ProblemException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String id;

    /** For a name that is unique only within an organization. */
    public ThingNotFound(FixedProblem problem) {
        super(problem);
        this.id = null;
    }

    /**
     * @param id as it was named, of a kind that is unique in the whole installation
     */
    public ThingNotFound(FixedProblem problem, String id) {
        super(problem);
        this.id = id;
    }

    /** Empty for a name that is unique only within an organization. */
    public Optional<String> id() {
        return Optional.ofNullable(id);
    }
}
