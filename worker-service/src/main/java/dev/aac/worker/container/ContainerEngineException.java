package dev.aac.worker.container;

import dev.aac.contract.fact.Fact;
import org.jspecify.annotations.Nullable;

/**
 * Why the engine did not do what it was asked. The message is one line of at most {@value
 * dev.aac.contract.fact.Fact.Aborted#DETAIL_MAX} characters that the person who asked for the run
 * may read; the cause is for the worker's own log.
 */
public abstract sealed class ContainerEngineException extends Exception {

    private final String sentence;

    private ContainerEngineException(String sentence, @Nullable Throwable cause) {
        super(oneLine(sentence), cause);
        this.sentence = oneLine(sentence);
    }

    /** The message. */
    public final String sentence() {
        return sentence;
    }

    private static String oneLine(String text) {
        String line = text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
        return line.length() <= Fact.Aborted.DETAIL_MAX
                ? line
                : line.substring(0, Fact.Aborted.DETAIL_MAX - 1) + "…";
    }

    /** The reference names nothing that can be had: unknown, access denied, registry away. */
    public static final class ImageUnavailable extends ContainerEngineException {

        public ImageUnavailable(String sentence, @Nullable Throwable cause) {
            super(sentence, cause);
        }
    }

    /** Pulling began and took longer than {@link ContainerEngine#PULL_LIMIT}. */
    public static final class ImagePullTimedOut extends ContainerEngineException {

        public ImagePullTimedOut(String sentence) {
            super(sentence, null);
        }
    }

    /** The container cannot run as specified. */
    public static final class StartFailed extends ContainerEngineException {

        public StartFailed(String sentence, @Nullable Throwable cause) {
            super(sentence, cause);
        }
    }

    /** It wrote more than {@link ContainerLimits#diskMb}, and its engine ended it for that. */
    public static final class DiskFull extends ContainerEngineException {

        public DiskFull(String sentence) {
            super(sentence, null);
        }
    }

    /** The engine does not answer, answered nonsense, or lost the container. */
    public static sealed class EngineFailed extends ContainerEngineException {

        public EngineFailed(String sentence, @Nullable Throwable cause) {
            super(sentence, cause);
        }
    }

    /**
     * The engine said nothing: it cannot be reached, its connection broke, or no answer came in
     * time. It may have done what it was asked, and what it keeps may still be there.
     */
    public static final class EngineAway extends EngineFailed {

        public EngineAway(String sentence, @Nullable Throwable cause) {
            super(sentence, cause);
        }
    }
}
