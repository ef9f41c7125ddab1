package dev.aac.worker.container.docker;

import dev.aac.worker.container.NetworkGuard;
import dev.aac.worker.container.ContainerEngine;
import dev.aac.worker.container.EngineMetrics;
import dev.aac.worker.container.MeasuredContainerEngine;
import dev.aac.worker.container.TracedContainerEngine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The worker's {@link ContainerEngine}, from its configuration. */
@ApplicationScoped
public class DockerEngineProvider {

    /**
     * @param guard {@code enforce} or {@code external}
     * @param registryAnswerLimit see {@link DockerEngineSettings}
     */
    @Produces
    @Singleton
    @Typed(DockerContainerEngine.class)
    DockerContainerEngine docker(
            @ConfigProperty(name = "aac.worker.network-guard", defaultValue = "enforce")
                    NetworkGuard guard,
            @ConfigProperty(name = "aac.worker.registry-answer-limit", defaultValue = "4S")
                    Duration registryAnswerLimit) {
        return DockerContainerEngine.fromEnvironment(
                new DockerEngineSettings(guard, registryAnswerLimit));
    }

    @Produces
    @Singleton
    ContainerEngine engine(DockerContainerEngine docker, EngineMetrics metrics) {
        docker.whenPulled(metrics::pulled);
        return new TracedContainerEngine(new MeasuredContainerEngine(docker, metrics));
    }

    void close(@Disposes DockerContainerEngine docker) {
        docker.close();
    }
}
