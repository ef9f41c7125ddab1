package dev.aac.worker;

import dev.aac.worker.container.ContainerEngine;
import dev.aac.worker.container.ContainerRuntime;
import dev.aac.worker.container.EngineMetrics;
import dev.aac.worker.container.MeasuredContainerEngine;
import dev.aac.worker.container.TracedContainerEngine;
import dev.aac.worker.container.docker.DockerContainerEngine;
import dev.aac.worker.container.kubernetes.KubernetesContainerEngine;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The one place where the worker's engine is chosen. The other one is not made, nor its client: a
/// worker on a cluster needs no Docker, and the other way round.
@Singleton
final class EngineProvider {

    /// @param runtime `docker` or `kubernetes`
    @Produces
    @Singleton
    ContainerEngine engine(
            @ConfigProperty(name = "aac.worker.runtime", defaultValue = "docker")
                    ContainerRuntime runtime,
            Instance<DockerContainerEngine> docker,
            Instance<KubernetesContainerEngine> kubernetes,
            EngineMetrics metrics) {
        ContainerEngine chosen =
                switch (runtime) {
                    case DOCKER -> docker.get();
                    case KUBERNETES -> kubernetes.get();
                };
        return new TracedContainerEngine(new MeasuredContainerEngine(chosen, metrics));
    }
}
