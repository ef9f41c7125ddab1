package dev.aac.worker.container.kubernetes;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.contract.job.ImageReference;
import dev.aac.worker.container.ContainerEngine;
import dev.aac.worker.container.ContainerEngineContract;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.ContainerId;
import dev.aac.worker.container.ContainerScript;
import dev.aac.worker.container.ContainerSpec;
import dev.aac.worker.container.PreparedImage;
import dev.aac.worker.container.kubernetes.ScriptedPod.Obstacle;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The contract on the scripted cluster.
class KubernetesContainerEngineTest extends ContainerEngineContract {

    private static final ImageReference UNKNOWN =
            new ImageReference("registry.invalid/nobody/nothing:1");
    private static final ImageReference HANGING = new ImageReference("slow.example.org/image:1");

    private static ScriptedCluster cluster;

    @BeforeAll
    static void makeCluster() {
        cluster = new ScriptedCluster();
        cluster.kubelet()
                .hinder(
                        UNKNOWN.value(),
                        new Obstacle(
                                "ErrImagePull",
                                "failed to pull and unpack image: failed to resolve reference: dial"
                                        + " tcp: lookup registry.invalid: no such host"));
        cluster.kubelet().hinder(HANGING.value(), Obstacle.ENDLESS_PULL);
    }

    @AfterEach
    void removeContainers() throws Exception {
        cluster.removeContainers();
    }

    @AfterAll
    static void removeCluster() {
        cluster.close();
    }

    @Override
    public ContainerEngine engine() {
        return cluster.engine();
    }

    @Override
    public ContainerSpec playing(ContainerScript script) {
        return cluster.playing(script);
    }

    @Override
    protected ContainerSpec running(PreparedImage image) {
        return cluster.samples().spec(image, "npm test");
    }

    @Override
    protected OutputForm outputForm() {
        return OutputForm.LINES;
    }

    @Override
    protected ImageReference unknownImage() {
        return UNKNOWN;
    }

    @Override
    protected ImageReference hangingImage() {
        return HANGING;
    }

    @Test
    void filesAreNotRead() throws Exception {
        ContainerId ended = engine().create(playing(ContainerScript.exits(0)));

        assertThatThrownBy(() -> engine().readFolder(ended, "/reports", _ -> {}, Duration.ZERO))
                .isInstanceOf(EngineFailed.class)
                .hasMessageContaining("Kubernetes");
    }
}
