package dev.aac.worker.container.kubernetes;

import dev.aac.contract.job.ImageReference;
import dev.aac.worker.container.ContainerEngineException;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.ContainerExit;
import dev.aac.worker.container.PreparedImage;
import dev.aac.worker.container.PullSentences;
import java.time.Duration;
import java.util.Optional;

/// Waits for pods, in the order of what they go through: a node, an image, a process, an end.
final class PodStart {

    private final Duration placeLimit;
    private final Duration pullLimit;

    /// @param placeLimit for a pod and a node for it
    /// @param pullLimit from there on, until the container runs
    PodStart(Duration placeLimit, Duration pullLimit) {
        this.placeLimit = placeLimit;
        this.pullLimit = pullLimit;
    }

    /// Until the container runs, or has ended already.
    ///
    /// @return the image that runs
    PreparedImage awaitRunning(PodSight sight, PreparedImage image)
            throws ContainerEngineException, InterruptedException {
        if (sight.await(placeLimit, PodStart::placed).isEmpty()) {
            throw new EngineFailed(noPlace(sight.look()), null);
        }
        return sight.await(pullLimit, state -> running(state, image))
                .orElseThrow(() -> PullSentences.tookTooLong(image.reference()));
    }

    private static Optional<Boolean> placed(PodState state) {
        return switch (state) {
            case PodState.Absent _ -> Optional.empty();
            case PodState.Waiting(boolean placed, String _) ->
                    placed ? Optional.of(true) : Optional.empty();
            case PodState.ImageMissing _,
                    PodState.CannotStart _,
                    PodState.Running _,
                    PodState.Ended _,
                    PodState.Lost _ ->
                    Optional.of(true);
        };
    }

    private static String noPlace(PodState state) {
        return "The cluster found no place for the run within %d minutes%s"
                .formatted(
                        HardenedJob.PLACE_LIMIT.toMinutes(),
                        state instanceof PodState.Waiting(boolean _, String words)
                                        && !words.isEmpty()
                                ? ": " + words
                                : ".");
    }

    private static Optional<PreparedImage> running(PodState state, PreparedImage image)
            throws ContainerEngineException {
        return switch (state) {
            case PodState.Running(String _, String imageId) -> Optional.of(had(image, imageId));
            case PodState.Ended(String _, String imageId, ContainerExit _) ->
                    Optional.of(had(image, imageId));
            case PodState.Absent _,
                    PodState.Waiting _,
                    PodState.ImageMissing _,
                    PodState.CannotStart _,
                    PodState.Lost _ -> {
                throwFailure(state);
                yield Optional.empty();
            }
        };
    }

    private static PreparedImage had(PreparedImage image, String imageId) {
        return imageId.isEmpty()
                ? image
                : new PreparedImage(image.reference(), image.id(), imageId);
    }

    /// Until the container has ended.
    static Optional<ContainerExit> awaitExit(PodSight sight, Duration limit)
            throws ContainerEngineException, InterruptedException {
        return sight.await(
                limit,
                state -> {
                    if (state instanceof PodState.Ended ended) {
                        return Optional.of(ended.exit());
                    }
                    throwFailure(state);
                    return Optional.empty();
                });
    }

    private static void throwFailure(PodState state) throws ContainerEngineException {
        switch (state) {
            case PodState.ImageMissing(String image, String words) ->
                    throw PullSentences.failure(new ImageReference(image), words);
            case PodState.CannotStart broken -> throw broken.failure();
            case PodState.Lost lost -> throw lost.failure();
            case PodState.Absent _, PodState.Waiting _, PodState.Running _, PodState.Ended _ -> {}
        }
    }
}
