package dev.aac.worker.container.kubernetes;

import static dev.aac.worker.container.ContainerScript.exits;
import static dev.aac.worker.container.ContainerScript.runsUntilKilled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.ContainerId;
import dev.aac.worker.container.ContainerSpec;
import dev.aac.worker.container.InstallationId;
import dev.aac.worker.container.OwnedContainer;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.mockwebserver.dsl.HttpMethod;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Jobs that are left over, and Jobs that are somebody else's.
@Timeout(120)
class KubernetesOrphanTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String JOBS = "/apis/batch/v1/namespaces/aac-runs/jobs";

    private ScriptedCluster cluster;

    @BeforeEach
    void makeCluster() {
        cluster = new ScriptedCluster();
    }

    @AfterEach
    void removeCluster() {
        cluster.close();
    }

    @Test
    void anotherWorkersJobIsFoundAndRemovedWithItsPod() throws Exception {
        ContainerSpec spec = cluster.playing(runsUntilKilled());
        ContainerId id = cluster.start(spec);

        KubernetesContainerEngine another = cluster.anotherEngine();
        assertThat(another.list(spec.owner().installation()))
                .containsExactly(new OwnedContainer(id, spec.owner()));
        another.remove(id);

        assertThat(cluster.job(spec.owner().run())).isEmpty();
        assertThat(cluster.kubelet().count()).isZero();
        assertThatThrownBy(() -> cluster.engine().awaitExit(id, PATIENCE))
                .isInstanceOf(EngineFailed.class);
    }

    @Test
    void installationWhoseNameIsNoLabelFindsItsOwnAlone() throws Exception {
        InstallationId odd = new InstallationId("odd.");
        ContainerSpec spec = cluster.ofInstallation(odd);
        ContainerId id = cluster.engine().create(spec);

        assertThat(cluster.engine().list(odd))
                .containsExactly(new OwnedContainer(id, spec.owner()));
        assertThat(cluster.engine().list(new InstallationId("odd"))).isEmpty();
    }

    @Test
    void jobsOfOthersAreNeitherListedNorTouched() throws Exception {
        ContainerSpec spec = cluster.playing(exits(0));
        Map<String, String> labels = RunLabels.labels(spec.owner());
        Job foreign = job("backup", labels, Map.of());
        cluster.api().send(HttpMethod.POST, JOBS, foreign);

        assertThat(cluster.engine().list(spec.owner().installation())).isEmpty();
    }

    @Test
    void nameThatSomebodyElseHasIsRefusedAndLeftAlone() throws Exception {
        ContainerSpec spec = cluster.playing(exits(0));
        String name = JobRef.nameFor(spec.owner().run());
        cluster.api().send(HttpMethod.POST, JOBS, job(name, Map.of(), Map.of()));

        assertThatThrownBy(() -> cluster.engine().create(spec))
                .isInstanceOf(EngineFailed.class)
                .hasMessage("A Job named " + name + " of somebody else is in the way.");
        assertThat(cluster.job(spec.owner().run())).isPresent();
    }

    @Test
    void taskWhoseNameHasTheSameHashIsNotTakenForALeftover() throws Exception {
        ContainerSpec spec = cluster.playing(exits(0));
        ContainerSpec other = cluster.playing(exits(0));
        String name = JobRef.nameFor(spec.owner().run());
        cluster.api()
                .send(
                        HttpMethod.POST,
                        JOBS,
                        job(
                                name,
                                RunLabels.labels(other.owner()),
                                RunLabels.annotations(other.owner())));

        assertThatThrownBy(() -> cluster.engine().create(spec)).isInstanceOf(EngineFailed.class);
    }

    @Test
    void removalOfAReplacedJobDoesNotTouchItsReplacement() throws Exception {
        ContainerSpec spec = cluster.playing(runsUntilKilled());
        ContainerId old = cluster.start(spec);
        ContainerId replacement = cluster.engine().create(spec);
        assertThat(replacement).isNotEqualTo(old);

        cluster.engine().remove(old);
        cluster.engine().kill(old);

        assertThat(cluster.engine().list(spec.owner().installation()))
                .containsExactly(new OwnedContainer(replacement, spec.owner()));
        assertThatThrownBy(() -> cluster.engine().start(old)).isInstanceOf(EngineFailed.class);
    }

    @Test
    void variablesAreThereBeforeItStartsAndGoWithIt() throws Exception {
        ContainerSpec spec = cluster.playing(exits(0));
        ContainerId id = cluster.engine().create(spec);
        Job job = cluster.job(spec.owner().run()).orElseThrow();

        assertThat(cluster.variables(job)).map(Secret::getStringData).contains(spec.environment());
        assertThat(spec.environment()).isNotEmpty();
        cluster.engine().remove(id);

        await().atMost(PATIENCE).until(() -> cluster.variables(job).isEmpty());
    }

    @Test
    void jobWhoseVariablesAreRefusedIsNotLeft() {
        ContainerSpec spec = cluster.playing(exits(0));
        cluster.api().refuse("secrets create", 403, "secrets is forbidden");

        assertThatThrownBy(() -> cluster.engine().create(spec))
                .isInstanceOf(EngineFailed.class)
                .hasMessageContaining("secrets is forbidden");

        assertThat(cluster.job(spec.owner().run())).isEmpty();
    }

    @Test
    void interruptedCreationLeavesNothing() throws Exception {
        ContainerSpec spec = cluster.playing(exits(0));
        CountDownLatch interrupted = new CountDownLatch(1);
        Thread creating =
                Thread.startVirtualThread(
                        () -> {
                            try {
                                Thread.currentThread().interrupt();
                                cluster.engine().create(spec);
                            } catch (InterruptedException _) {
                                interrupted.countDown();
                            } catch (Exception e) {
                                throw new AssertionError(e);
                            }
                        });

        assertThat(creating.join(PATIENCE)).isTrue();
        assertThat(interrupted.getCount()).isZero();
        await().atMost(PATIENCE)
                .until(() -> cluster.engine().list(spec.owner().installation()).isEmpty());
    }

    private static Job job(
            String name, Map<String, String> labels, Map<String, String> annotations) {
        return new JobBuilder()
                .withNewMetadata()
                .withName(name)
                .withLabels(labels)
                .withAnnotations(annotations)
                .endMetadata()
                .withNewSpec()
                .endSpec()
                .build();
    }
}
