package dev.aac.producer.explanation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A model gave no answer. Says nothing of what was sent, and nothing that the other side wrote. */
public final class ModelFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Kind {
        /** No connection. */
        UNREACHABLE("cannot be reached", false),
        /** It took the question, and the connection ended; or it says far too much. */
        BROKE_OFF("did not end its answer", true),
        /** It may have worked for it, and may charge for it. */
        TIMED_OUT("did not answer in time", true),
        /** Too many requests. */
        BUSY("takes no more requests for now", false),
        /** A fault of its own. */
        BROKEN("has a fault of its own", false),
        REFUSED_KEY("does not take the key", false),
        REFUSED("does not take the request", false),
        /** It failed before, and is left alone for a while. */
        RESTING("failed before and is left alone for a while", false),
        /** It answered with something else than was asked for. */
        MALFORMED("answered in another form than was asked for", true);

        private final String sentence;
        private final boolean maybeCharged;

        Kind(String sentence, boolean maybeCharged) {
            this.sentence = sentence;
            this.maybeCharged = maybeCharged;
        }
    }

    private final Kind kind;
    private final @Nullable Duration retryAfter;

    public ModelFailure(Kind kind) {
        this(kind, null);
    }

    /**
     * @param retryAfter how long it wants to be left alone
     */
    public ModelFailure(Kind kind, @Nullable Duration retryAfter) {
        super(kind.sentence, null, false, false);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    public Kind kind() {
        return kind;
    }

    /** How long it wants to be left alone; null when it does not say. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** What it did, behind its name. */
    String sentence() {
        return kind.sentence;
    }

    /** Whether the provider may want money for it. */
    boolean maybeCharged() {
        return kind.maybeCharged;
    }
}
