package dev.aac.worker.container.docker;

import static java.util.Objects.requireNonNull;

import dev.aac.worker.container.NetworkGuard;
import java.time.Duration;

/**
 * What an operator may choose.
 *
 * @param guard see {@link NetworkGuard}
 * @param registryAnswerLimit how long a registry may take until it has handed out a manifest; a
 *     slower one counts as away
 */
public record DockerEngineSettings(NetworkGuard guard, Duration registryAnswerLimit) {

    /** Leaves a second of the five in which an unknown image is to be known. */
    public static final Duration REGISTRY_ANSWER_LIMIT = Duration.ofSeconds(4);

    /** As installed. */
    public static final DockerEngineSettings DEFAULTS =
            new DockerEngineSettings(NetworkGuard.ENFORCE, REGISTRY_ANSWER_LIMIT);

    public DockerEngineSettings {
        requireNonNull(guard, "guard is null");
        if (!registryAnswerLimit.isPositive()) {
            throw new IllegalArgumentException("registryAnswerLimit is not positive");
        }
    }
}
