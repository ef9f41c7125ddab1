package dev.aac.worker.container.docker;

import dev.aac.worker.container.EngineMetrics;
import dev.aac.worker.container.NetworkGuard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the engine on Docker, from the worker's configuration, if anybody asks for it. */
@ApplicationScoped
public class DockerEngineProvider {

    /**
     * @param guard {@code enforce} or {@code external}
     * @param registryAnswerLimit see {@link DockerEngineSettings}
     * @param metrics is told how long pulls take
     */
    @Produces
    @Singleton
    @Typed(DockerContainerEngine.class)
    DockerContainerEngine docker(
            @ConfigProperty(name = "aac.worker.network-guard", defaultValue = "enforce")
                    NetworkGuard guard,
            @ConfigProperty(name = "aac.worker.registry-answer-limit", defaultValue = "4S")
                    Duration registryAnswerLimit,
            EngineMetrics metrics) {
        DockerContainerEngine docker =
                DockerContainerEngine.fromEnvironment(
                        new DockerEngineSettings(guard, registryAnswerLimit));
        docker.whenPulled(metrics::pulled);
        return docker;
    }

    void close(@Disposes DockerContainerEngine docker) {
        docker.close();
    }
}
