package dev.aac.worker.container.kubernetes;

import static dev.aac.worker.container.ContainerScript.exits;
import static dev.aac.worker.container.ContainerScript.runsUntilKilled;
import static dev.aac.worker.container.ContainerScript.runsUntilStopped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.aac.contract.job.ImageReference;
import dev.aac.worker.container.Attachment;
import dev.aac.worker.container.ContainerEngineException.EngineAway;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.ContainerEngineException.ImagePullTimedOut;
import dev.aac.worker.container.ContainerEngineException.ImageUnavailable;
import dev.aac.worker.container.ContainerEngineException.StartFailed;
import dev.aac.worker.container.ContainerExit;
import dev.aac.worker.container.ContainerId;
import dev.aac.worker.container.ContainerSpec;
import dev.aac.worker.container.GatheredOutput;
import dev.aac.worker.container.PreparedImage;
import dev.aac.worker.container.kubernetes.ScriptedPod.Obstacle;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What goes wrong on a cluster, in the words of whoever asked for the run.
@Timeout(120)
class KubernetesFailureTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String IMAGE = "reg.example.org/team/tests:7";

    private ScriptedCluster cluster;

    @BeforeEach
    void makeCluster() {
        cluster = new ScriptedCluster();
    }

    @AfterEach
    void removeCluster() {
        cluster.close();
    }

    private ContainerSpec specOf(String image) throws Exception {
        PreparedImage prepared = cluster.engine().prepareImage(new ImageReference(image));
        return cluster.samples().spec(prepared, "npm test");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ErrImagePull | rpc error: code = NotFound desc = failed to pull and unpack image:"
                        + " reg.example.org/team/tests:7: not found"
                        + " | Image %s does not exist: its repository has no such version.",
                "ErrImagePull | pull access denied, repository does not exist or may require"
                        + " authorization: server message: insufficient_scope"
                        + " | Image %s does not exist, or access to it is denied.",
                "ErrImagePull | dial tcp 10.0.0.1:443: connect: connection refused | Image %s"
                        + " cannot be had: the registry reg.example.org cannot be reached.",
                "ErrImagePull | no match for platform in manifest: not found"
                        + " | Image %s is not available for this worker's processor.",
                "InvalidImageName | couldn't parse image name: invalid reference format"
                        + " | Image %s does not exist: that is no name of an image.",
                "ImagePullBackOff | Back-off pulling image: 429 Too Many Requests: toomanyrequests"
                        + " | Image %s cannot be had: the registry reg.example.org allows no more"
                        + " pulls for now."
            })
    void imageThatCannotBeHadIsSaidLikeElsewhere(String reason, String words, String sentence)
            throws Exception {
        cluster.kubelet().hinder(IMAGE, new Obstacle(reason, words));
        ContainerSpec spec = specOf(IMAGE);

        assertThatThrownBy(() -> cluster.start(spec))
                .isInstanceOf(ImageUnavailable.class)
                .hasMessage(sentence.formatted(IMAGE));
    }

    @Test
    void fullDiskOfANodeIsAFailureOfTheEngine() throws Exception {
        cluster.kubelet()
                .hinder(IMAGE, new Obstacle("ErrImagePull", "write: no space left on device"));
        ContainerSpec spec = specOf(IMAGE);

        assertThatThrownBy(() -> cluster.start(spec)).isInstanceOf(EngineFailed.class);
    }

    @Test
    void imageThatRunsIsToldWithItsDigest() throws Exception {
        ContainerSpec spec = cluster.playing(exits(0));
        ContainerId id = cluster.engine().create(spec);
        cluster.engine().start(id);

        PreparedImage image = cluster.engine().awaitRunning(id, spec.image());

        assertThat(image.reference()).isEqualTo(spec.image().reference());
        assertThat(image.digest()).startsWith("team/tests:1@sha256:");
    }

    @Test
    void stopDuringThePullEndsItAndItsOutput() throws Exception {
        cluster.kubelet().hinder(IMAGE, Obstacle.ENDLESS_PULL);
        ContainerSpec spec = specOf(IMAGE);
        ContainerId id = cluster.engine().create(spec);
        Attachment attachment = cluster.engine().attach(id, new GatheredOutput());
        cluster.engine().start(id);
        await().atMost(PATIENCE).until(() -> cluster.kubelet().count() == 1);

        cluster.engine().stop(id, Duration.ofSeconds(10));

        assertThat(cluster.kubelet().count()).isZero();
        assertThat(attachment.awaitEnd(PATIENCE)).isTrue();
    }

    @Test
    void clusterWithoutRoomIsAFailureOfTheEngine() throws Exception {
        cluster.kubelet().setIdle(true);
        KubernetesContainerEngine engine = cluster.impatientEngine();
        ContainerSpec spec = cluster.playing(exits(0));
        ContainerId id = engine.create(spec);
        engine.start(id);

        assertThatThrownBy(() -> engine.awaitRunning(id, spec.image()))
                .isInstanceOf(EngineFailed.class)
                .hasMessageStartingWith("The cluster found no place for the run within ");
    }

    @Test
    void pullThatTakesTooLongIsToldApart() throws Exception {
        cluster.kubelet().hinder(IMAGE, Obstacle.ENDLESS_PULL);
        KubernetesContainerEngine engine = cluster.impatientEngine();
        ContainerSpec spec = specOf(IMAGE);
        ContainerId id = engine.create(spec);
        engine.start(id);

        assertThatThrownBy(() -> engine.awaitRunning(id, spec.image()))
                .isInstanceOf(ImagePullTimedOut.class)
                .hasMessage("Pulling image " + IMAGE + " took longer than 10 minutes.");
    }

    @Test
    void secondStopMayBeQuicker() throws Exception {
        ContainerSpec spec = cluster.playing(runsUntilKilled());
        ContainerId id = cluster.start(spec);
        Thread slow =
                Thread.startVirtualThread(
                        () -> {
                            try {
                                cluster.engine().stop(id, Duration.ofMinutes(5));
                            } catch (Exception e) {
                                throw new AssertionError(e);
                            }
                        });
        await().atMost(PATIENCE).until(() -> cluster.api().rights().contains("pods delete"));

        cluster.engine().stop(id, Duration.ofSeconds(1));

        assertThat(slow.join(PATIENCE)).isTrue();
        assertThat(cluster.engine().awaitExit(id, Duration.ZERO))
                .contains(new ContainerExit(137, false));
    }

    @Test
    void evictedPodIsNoFailedTest() throws Exception {
        ContainerSpec spec = cluster.playing(runsUntilStopped());
        ContainerId id = cluster.start(spec);

        cluster.podOf(spec).evict("node is drained");

        assertThatThrownBy(() -> cluster.engine().awaitExit(id, PATIENCE))
                .isInstanceOf(EngineFailed.class)
                .hasMessage("The cluster took the run's pod away: node is drained");
    }

    @Test
    void waitsUnderWayFailWhileTheClusterIsAwayAndTheEndIsKnownAfterwards() throws Exception {
        ContainerSpec spec = cluster.playing(runsUntilStopped());
        ContainerId id = cluster.start(spec);
        ScriptedPod pod = cluster.podOf(spec);

        cluster.setAway(true);
        assertThatThrownBy(() -> cluster.engine().awaitExit(id, PATIENCE))
                .isInstanceOf(EngineAway.class);
        assertThatThrownBy(() -> cluster.engine().checkReady()).isInstanceOf(EngineAway.class);
        pod.finish(7);
        cluster.setAway(false);

        assertThat(cluster.engine().awaitExit(id, PATIENCE)).contains(new ContainerExit(7, false));
    }

    @ParameterizedTest
    @CsvSource({"429", "500", "502", "503", "504"})
    void clusterThatCannotAnswerNowIsAway(int status) {
        cluster.api().refuse("jobs.batch list", status, "etcdserver: leader changed");

        assertThatThrownBy(() -> cluster.engine().checkReady()).isInstanceOf(EngineAway.class);
    }

    @Test
    void missingRightIsNamed() {
        cluster.api().refuse("jobs.batch list", 403, "jobs.batch is forbidden");

        assertThatThrownBy(() -> cluster.engine().checkReady())
                .isInstanceOf(EngineFailed.class)
                .isNotInstanceOf(EngineAway.class)
                .hasMessage(
                        "The cluster refuses the worker in namespace aac-runs: jobs.batch is"
                                + " forbidden");
    }

    @Test
    void missingNamespaceIsNamed() {
        cluster.api().refuse("jobs.batch create", 404, "namespaces \"aac-runs\" not found");

        assertThatThrownBy(() -> cluster.engine().create(cluster.playing(exits(0))))
                .isInstanceOf(EngineFailed.class)
                .hasMessage("The cluster has no namespace aac-runs.");
    }

    @ParameterizedTest
    @CsvSource({"422, spec.x: Invalid value", "500, etcdserver: request is too large"})
    void jobThatCanNeverBeIsAFailedStart(int status, String words) {
        cluster.api().refuse("jobs.batch create", status, words);

        assertThatThrownBy(() -> cluster.engine().create(cluster.playing(exits(0))))
                .isInstanceOf(StartFailed.class)
                .hasMessage("The container cannot be made: " + words);
    }

    @Test
    void withoutItsNetworkPolicyNoRunIsMade() throws Exception {
        cluster.withoutPolicies();

        assertThatThrownBy(() -> cluster.engine().checkReady())
                .isInstanceOf(EngineFailed.class)
                .hasMessage(
                        "In namespace aac-runs no network policy keeps every pod from everything"
                                + " else: apply k8s/components/kubernetes-engine.");
        assertThatThrownBy(() -> cluster.engine().create(cluster.playing(exits(0))))
                .isInstanceOf(EngineFailed.class);
        cluster.unguardedEngine().checkReady();
    }
}
