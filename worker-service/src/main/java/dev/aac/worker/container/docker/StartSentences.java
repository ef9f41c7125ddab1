package dev.aac.worker.container.docker;

import dev.aac.worker.container.ContainerEngineException;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.ContainerEngineException.StartFailed;

/** What the engine says about a container that it will not start, in words for a tester. */
final class StartSentences {

    private static final String RUNTIME_PREFIX =
            ".*(?:OCI runtime create failed|runc create failed): ";

    private StartSentences() {}

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
        if (reason.contains("exec format error")) {
            return new StartFailed("The image is made for another processor.", refused);
        }
        if (reason.contains("executable file not found")) {
            return new StartFailed("The image does not have the program it is to run.", refused);
        }
        return new StartFailed(
                "The container cannot start: " + reason.replaceFirst(RUNTIME_PREFIX, ""), refused);
    }
}
