package dev.aac.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.worker.container.ContainerEngine;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.ContainerRuntime;
import dev.aac.worker.container.EngineMetrics;
import dev.aac.worker.container.docker.DockerContainerEngine;
import dev.aac.worker.container.kubernetes.KubernetesContainerEngine;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The engines as the application makes them, or does not.
@QuarkusTest
@QuarkusTestResource(ApplicationTest.Broker.class)
class EngineChoiceTest {

    @Inject EngineProvider provider;
    @Inject Instance<DockerContainerEngine> docker;
    @Inject Instance<KubernetesContainerEngine> kubernetes;
    @Inject EngineMetrics metrics;

    @Test
    void engineOnAClusterIsMadeWithoutTheOneOnDocker() {
        assertThat(made()).doesNotContain(KubernetesContainerEngine.class);

        ContainerEngine chosen =
                provider.engine(ContainerRuntime.KUBERNETES, docker, kubernetes, metrics);

        assertThat(made())
                .contains(KubernetesContainerEngine.class)
                .doesNotContain(DockerContainerEngine.class);
        assertThatThrownBy(chosen::checkReady)
                .isInstanceOf(EngineFailed.class)
                .hasMessageStartingWith("The cluster's API");
    }

    private static List<Class<?>> made() {
        return Arc.container()
                .getActiveContext(Singleton.class)
                .getState()
                .getContextualInstances()
                .values()
                .stream()
                .<Class<?>>map(Object::getClass)
                .toList();
    }
}
