package dev.aac.worker.container.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.worker.container.ContainerEngineException.DiskFull;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.ContainerExit;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PodReadingTest {

    private static PodState state(String status) {
        return state(status, "", false);
    }

    private static PodState state(String status, String metadata, boolean endedByUs) {
        String pod =
                """
                kind: Pod
                metadata: {name: p%s}
                spec: {containers: [{name: run, image: "team/tests:1"}]}
                status: {%s}
                """
                        .formatted(metadata, status);
        return PodReading.of(Serialization.unmarshal(pod, Pod.class), endedByUs);
    }

    private static String container(String state) {
        return "containerStatuses: [{name: run, imageID: \"docker-pullable://t@sha256:1\", state:"
                + " {%s}}]".formatted(state);
    }

    @Test
    void podWithoutANodeSaysWhatItWaitsFor() {
        assertThat(
                        state(
                                "phase: Pending, conditions: [{type: PodScheduled, status: 'False',"
                                        + " message: 0/3 nodes are available}]"))
                .isEqualTo(new PodState.Waiting(false, "0/3 nodes are available"));
        assertThat(state("phase: Pending")).isEqualTo(new PodState.Waiting(false, ""));
    }

    @Test
    void podOnANodeWaitsForItsContainer() {
        assertThat(
                        state(
                                "phase: Pending, conditions: [{type: PodScheduled, status:"
                                        + " 'True'}], "
                                        + container("waiting: {reason: ContainerCreating}")))
                .isEqualTo(new PodState.Waiting(true, "ContainerCreating"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ErrImagePull",
                "ImagePullBackOff",
                "InvalidImageName",
                "ErrImageNeverPull",
                "ImageInspectError",
                "RegistryUnavailable",
                "SignatureValidationFailed"
            })
    void imageThatCannotBeHadIsKnownByTheReason(String reason) {
        assertThat(state(container("waiting: {reason: " + reason + ", message: why}")))
                .isEqualTo(new PodState.ImageMissing("team/tests:1", "why"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CreateContainerError",
                "CreateContainerConfigError",
                "RunContainerError",
            })
    void containerThatCannotBeMadeIsAFailedStart(String reason) {
        assertThat(state(container("waiting: {reason: " + reason + ", message: why}")))
                .isEqualTo(new PodState.CannotStart("why"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"StartError", "ContainerCannotRun"})
    void containerThatEndedWithoutAStartIsAFailedStart(String reason) {
        assertThat(
                        state(
                                "phase: Failed, "
                                        + container(
                                                "terminated: {exitCode: 128, reason: "
                                                        + reason
                                                        + ", message: why}")))
                .isEqualTo(new PodState.CannotStart("why"));
    }

    @Test
    void runningContainerTellsItsImage() {
        assertThat(state("phase: Running, " + container("running: {startedAt: now}")))
                .isEqualTo(new PodState.Running("p", "t@sha256:1"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, Completed, false",
        "3, Error, false",
        "137, OOMKilled, true",
        "0, OOMKilled, false"
    })
    void endTellsCodeAndMemory(int code, String reason, boolean outOfMemory) {
        assertThat(
                        state(
                                container(
                                        "terminated: {exitCode: %d, reason: %s}"
                                                .formatted(code, reason))))
                .isEqualTo(
                        new PodState.Ended(
                                "p", "t@sha256:1", new ContainerExit(code, outOfMemory)));
    }

    private static final String KILLED = "terminated: {exitCode: 143, reason: Error}";
    private static final String DELETED = ", deletionTimestamp: '2026-11-27T10:00:00Z'";

    @Test
    void endThatSomebodyElseCausedIsNoVerdict() {
        assertThat(state(container(KILLED), DELETED, false))
                .isEqualTo(
                        new PodState.Lost(
                                "The cluster took the run's pod away: somebody deleted it"));
        assertThat(
                        state(
                                "conditions: [{type: DisruptionTarget, status: 'True', message:"
                                        + " node is drained}], "
                                        + container(KILLED)))
                .isEqualTo(
                        new PodState.Lost("The cluster took the run's pod away: node is drained"));
        assertThat(
                        state(
                                "phase: Failed, reason: Evicted, message: low on memory, "
                                        + container(KILLED)))
                .isEqualTo(new PodState.Lost("The cluster took the run's pod away: low on memory"));
    }

    /** Sentences of kubelet's eviction manager; the last one is of a node, whoever filled it. */
    @ParameterizedTest
    @CsvSource({
        "Pod ephemeral local storage usage exceeds the total limit of containers 10Gi., true",
        "Container run exceeded its local ephemeral storage limit 10Gi., true",
        "'The node was low on resource: ephemeral-storage.', false"
    })
    void runThatFilledTheDiskIsToldApart(String message, boolean full) {
        PodState evicted =
                state(
                        "phase: Failed, reason: Evicted, message: '%s', ".formatted(message)
                                + container(KILLED));

        assertThat(evicted).isInstanceOf(PodState.Lost.class);
        PodState.Lost lost = (PodState.Lost) evicted;
        assertThat(lost.isDiskFull()).isEqualTo(full);
        assertThat(lost.failure())
                .isExactlyInstanceOf(full ? DiskFull.class : EngineFailed.class)
                .hasMessageContaining(message);
    }

    @Test
    void codeThatNobodyHasSeenIsNoVerdict() {
        assertThat(
                        state(
                                "phase: Failed, "
                                        + container(
                                                "terminated: {exitCode: 137, reason:"
                                                        + " ContainerStatusUnknown}")))
                .isEqualTo(
                        new PodState.Lost(
                                "The cluster took the run's pod away: its node was out of sight",
                                false));
    }

    @Test
    void endThatWeCausedIsTheContainersOwn() {
        assertThat(state(container(KILLED), DELETED, true))
                .isEqualTo(new PodState.Ended("p", "t@sha256:1", new ContainerExit(143, false)));
    }

    @Test
    void passedTestStaysPassedWhateverBecomesOfThePod() {
        assertThat(state(container("terminated: {exitCode: 0, reason: Completed}"), DELETED, false))
                .isEqualTo(new PodState.Ended("p", "t@sha256:1", new ContainerExit(0, false)));
    }

    @Test
    void podThatFailedBeforeItsContainerWasMadeIsLost() {
        assertThat(state("phase: Failed, reason: OutOfcpu, message: Pod was rejected"))
                .isEqualTo(
                        new PodState.Lost("The cluster took the run's pod away: Pod was rejected"));
    }
}
