package dev.aac.worker.container.kubernetes;

import dev.aac.worker.container.ContainerExit;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A pod as the API shows it, in the few words that matter to a run.
final class PodReading {

    /// The kubelet's reasons for a container that waits for its image; the first one is as good as
    /// the tenth: other registries than the one that was asked are not.
    private static final Set<String> IMAGE_REASONS =
            Set.of(
                    "ErrImagePull",
                    "ImagePullBackOff",
                    "ErrImageNeverPull",
                    "InvalidImageName",
                    "ImageInspectError",
                    "RegistryUnavailable",
                    "SignatureValidationFailed");

    private static final Set<String> START_REASONS =
            Set.of(
                    "CreateContainerError",
                    "CreateContainerConfigError",
                    "RunContainerError",
                    "StartError",
                    "ContainerCannotRun");

    /// Reasons of a whole pod: its node had to do without it.
    private static final Set<String> TAKEN_REASONS =
            Set.of("Evicted", "NodeLost", "NodeShutdown", "Shutdown", "Terminated", "Preempting");

    /// Of a container whose node was away, with an exit code that somebody made up.
    private static final String OUT_OF_SIGHT = "ContainerStatusUnknown";

    /// The kubelet's sentences for a pod, and for a container, above its own limit; that for a node
    /// whose disk is full is another, and nobody's fault who is named in it.
    private static final Pattern DISK_FULL =
            Pattern.compile(
                    "ephemeral local storage usage exceeds"
                            + "|exceeded its local ephemeral storage limit");

    private static final String DISRUPTED = "DisruptionTarget";
    private static final String PLACED = "PodScheduled";
    private static final String OUT_OF_MEMORY = "OOMKilled";
    private static final String YES = "True";
    private static final String FAILED = "Failed";
    private static final String ID_SCHEME = "^docker(-pullable)?://";

    private final Pod pod;
    private final @Nullable PodStatus status;
    private final boolean endedByUs;

    private PodReading(Pod pod, boolean endedByUs) {
        this.pod = pod;
        this.status = pod.getStatus();
        this.endedByUs = endedByUs;
    }

    /// @param endedByUs whether this worker asked for the pod's end: then it is nobody else's doing
    static PodState of(Pod pod, boolean endedByUs) {
        return new PodReading(pod, endedByUs).state();
    }

    private PodState state() {
        Optional<ContainerStatus> container = container();
        Optional<ContainerState> state = container.map(ContainerStatus::getState);
        String imageId =
                container
                        .map(ContainerStatus::getImageID)
                        .map(id -> id.replaceFirst(ID_SCHEME, ""))
                        .orElse("");
        Optional<ContainerStateTerminated> end = state.map(ContainerState::getTerminated);
        if (end.isPresent()) {
            return ended(end.get(), imageId);
        }
        if (FAILED.equals(status == null ? null : status.getPhase())) {
            return lost();
        }
        if (state.map(ContainerState::getRunning).isPresent()) {
            return new PodState.Running(name(), imageId);
        }
        return waiting(state.map(ContainerState::getWaiting));
    }

    private PodState ended(ContainerStateTerminated end, String imageId) {
        String reason = text(end.getReason());
        int code = end.getExitCode() == null ? 0 : end.getExitCode();
        if (START_REASONS.contains(reason)) {
            return new PodState.CannotStart(text(end.getMessage()));
        }
        if (reason.equals(OUT_OF_SIGHT) || (code != 0 && !endedByUs && isTaken())) {
            return lost();
        }
        boolean outOfMemory = code != 0 && reason.equals(OUT_OF_MEMORY);
        return new PodState.Ended(name(), imageId, new ContainerExit(code, outOfMemory));
    }

    private PodState waiting(Optional<ContainerStateWaiting> waiting) {
        String reason = waiting.map(ContainerStateWaiting::getReason).orElse("");
        String words = waiting.map(ContainerStateWaiting::getMessage).orElse(reason);
        if (IMAGE_REASONS.contains(reason)) {
            return new PodState.ImageMissing(image(), words);
        }
        if (START_REASONS.contains(reason)) {
            return new PodState.CannotStart(words);
        }
        return isPlaced()
                ? new PodState.Waiting(true, words)
                : new PodState.Waiting(
                        false, condition(PLACED).map(PodCondition::getMessage).orElse(""));
    }

    private boolean isPlaced() {
        return pod.getSpec().getNodeName() != null
                || condition(PLACED).map(PodCondition::getStatus).filter(YES::equals).isPresent();
    }

    /// Whether somebody else wants it away; a container that then ends badly is no failed test.
    private boolean isTaken() {
        return pod.getMetadata().getDeletionTimestamp() != null
                || TAKEN_REASONS.contains(status == null ? "" : text(status.getReason()))
                || condition(DISRUPTED)
                        .map(PodCondition::getStatus)
                        .filter(YES::equals)
                        .isPresent();
    }

    private PodState lost() {
        String why = why();
        return new PodState.Lost(
                "The cluster took the run's pod away: " + why, DISK_FULL.matcher(why).find());
    }

    private String why() {
        return Stream.of(
                        Optional.ofNullable(status).map(PodStatus::getMessage),
                        condition(DISRUPTED).map(PodCondition::getMessage),
                        container().map(PodReading::reasonOfItsEnd),
                        Optional.ofNullable(status).map(PodStatus::getReason))
                .flatMap(Optional::stream)
                .filter(words -> !words.isBlank())
                .findFirst()
                .orElse("somebody deleted it");
    }

    private Optional<PodCondition> condition(String type) {
        return Optional.ofNullable(status).map(PodStatus::getConditions).stream()
                .flatMap(List::stream)
                .filter(condition -> type.equals(condition.getType()))
                .findFirst();
    }

    private Optional<ContainerStatus> container() {
        return Optional.ofNullable(status).map(PodStatus::getContainerStatuses).stream()
                .flatMap(List::stream)
                .filter(container -> HardenedJob.CONTAINER.equals(container.getName()))
                .findFirst();
    }

    private String image() {
        return pod.getSpec().getContainers().getFirst().getImage();
    }

    private String name() {
        return pod.getMetadata().getName();
    }

    private static String reasonOfItsEnd(ContainerStatus container) {
        ContainerStateTerminated end = container.getState().getTerminated();
        return end != null && OUT_OF_SIGHT.equals(end.getReason())
                ? "its node was out of sight"
                : "";
    }

    private static String text(@Nullable String words) {
        return words == null ? "" : words;
    }
}
