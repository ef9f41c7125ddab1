package dev.aac.worker.container.kubernetes;

import static java.util.Objects.requireNonNull;

import dev.aac.worker.container.ContainerEngineException;
import dev.aac.worker.container.ContainerEngineException.DiskFull;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.ContainerExit;
import dev.aac.worker.container.StartSentences;

/// What became of a Job's pod, as far as anybody has seen.
sealed interface PodState {

    /// There is none yet.
    record Absent() implements PodState {}

    /// Its container does not run yet.
    ///
    /// @param placed whether a node was found
    /// @param words what it waits for, in the cluster's words; may be empty
    record Waiting(boolean placed, String words) implements PodState {

        public Waiting {
            requireNonNull(words, "words is null");
        }
    }

    /// The node cannot have its image. It tries again, in vain as a rule.
    ///
    /// @param image as the container names it
    /// @param words the node's
    record ImageMissing(String image, String words) implements PodState {

        public ImageMissing {
            requireNonNull(image, "image is null");
            requireNonNull(words, "words is null");
        }
    }

    /// The node has the image, and cannot run it.
    record CannotStart(String words) implements PodState {

        public CannotStart {
            requireNonNull(words, "words is null");
        }

        ContainerEngineException failure() {
            return StartSentences.failure(words, null);
        }
    }

    /// @param pod its name
    /// @param imageId of the image that it runs, as the node has it; may be empty
    record Running(String pod, String imageId) implements PodState {

        public Running {
            requireNonNull(pod, "pod is null");
            requireNonNull(imageId, "imageId is null");
        }
    }

    /// Its container ended, by itself or because this worker had it ended.
    ///
    /// @param pod as for one that runs
    /// @param imageId likewise
    record Ended(String pod, String imageId, ContainerExit exit) implements PodState {

        public Ended {
            requireNonNull(pod, "pod is null");
            requireNonNull(imageId, "imageId is null");
            requireNonNull(exit, "exit is null");
        }
    }

    /// It is no more, or nothing more will come of it, and that is no verdict on the test.
    ///
    /// @param sentence says so
    /// @param isDiskFull whether it wrote more than its limit
    record Lost(String sentence, boolean isDiskFull) implements PodState {

        public Lost {
            requireNonNull(sentence, "sentence is null");
        }

        /// Nobody's fault.
        Lost(String sentence) {
            this(sentence, false);
        }

        ContainerEngineException failure() {
            return isDiskFull ? new DiskFull(sentence) : new EngineFailed(sentence, null);
        }
    }

    /// Whether nothing more will change.
    default boolean isFinal() {
        return switch (this) {
            case Absent _, Waiting _, ImageMissing _, Running _ -> false;
            case CannotStart _, Ended _, Lost _ -> true;
        };
    }
}
