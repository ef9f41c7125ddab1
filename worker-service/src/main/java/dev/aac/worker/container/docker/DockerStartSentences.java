package dev.aac.worker.container.docker;

import dev.aac.worker.container.ContainerEngineException;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.Refused;
import dev.aac.worker.container.StartSentences;

/** What the engine says about a container that it will not start, in words for a tester. */
final class DockerStartSentences {

    private DockerStartSentences() {}

    static ContainerEngineException failure(Refused refused) {
        String reason = refused.reason();
        if (reason.contains("network")) {
            return new EngineFailed("The container's network is gone.", refused);
        }
        if (refused.isNotFound()) {
            return new EngineFailed("The container is gone.", refused);
        }
        if (reason.contains("docker-init")) {
            return new EngineFailed("The container engine has no init program.", refused);
        }
        return StartSentences.failure(reason, refused);
    }
}
