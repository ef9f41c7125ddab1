package dev.aac.containers;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.PullPolicy;
import org.testcontainers.utility.DockerImageName;

/// Which images are run, by system properties.
final class Images {

    private static final String PREFIX = "aac.containers.";

    /// `never`: the images are here already, and no registry may be asked.
    private static final String PULL = PREFIX + "pull";

    private Images() {}

    /// The image of `aac.containers.<service>`.
    static DockerImageName of(String service, String standard) {
        return DockerImageName.parse(System.getProperty(PREFIX + service, standard));
    }

    /// Pulls what is missing, or nothing.
    static void applyPullPolicy(GenericContainer<?> container) {
        switch (System.getProperty(PULL, "missing")) {
            case "missing" -> container.withImagePullPolicy(PullPolicy.defaultPolicy());
            case "never" -> container.withImagePullPolicy(image -> false);
            default -> throw new IllegalStateException(PULL + " must be \"missing\" or \"never\".");
        }
    }
}
