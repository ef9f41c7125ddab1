package dev.aac.worker.container;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A container to be created. What hardens it is not here: it is the same for all.
 *
 * @param command run as {@code sh -c command} in place of the image's entrypoint; null runs the
 *     image's own
 * @param environment not shown by {@code toString}: it may hold secrets
 */
public record ContainerSpec(
        ContainerOwner owner,
        PreparedImage image,
        @Nullable String command,
        Map<String, String> environment,
        ContainerLimits limits) {

    public ContainerSpec {
        requireNonNull(owner, "owner is null");
        requireNonNull(image, "image is null");
        environment = Map.copyOf(environment);
        requireNonNull(limits, "limits is null");
    }

    @Override
    public String toString() {
        return "ContainerSpec[owner=%s, image=%s, environment=%d variables, limits=%s]"
                .formatted(owner, image, environment.size(), limits);
    }
}
