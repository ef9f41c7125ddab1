package dev.aac.worker.container.kubernetes;

import dev.aac.worker.container.ContainerEngine;
import dev.aac.worker.container.ContainerLimits;
import dev.aac.worker.container.ContainerSpec;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The one recipe of every Job. Nothing of it can be changed by a request: a run brings its image,
/// command, environment and limits, and that is all it brings.
///
/// As under Docker a run has the image's own user, because images of tests are made for root as
/// often as not; what root could do with is taken from it instead. How many processes it may have
/// is a setting of the kubelet (`podPidsLimit`), and what it reaches is said by network policies: a
/// Job has no field for either.
final class HardenedJob {

    /// The pod's only container.
    static final String CONTAINER = "run";

    /// The account of every run, in the namespace of runs: it may do nothing, and its token is in
    /// no pod. What it is for: an operator may give it the credentials of registries.
    static final String SERVICE_ACCOUNT = "run";

    /// How long the cluster may take to find a node for a run's pod, and to make the pod before.
    static final Duration PLACE_LIMIT = Duration.ofMinutes(5);

    /// So long after its time a run that nobody ended is ended by the cluster.
    static final Duration DEADLINE_MARGIN = Duration.ofMinutes(10);

    /// So long after its end a Job that nobody removed is removed by the cluster, output included:
    /// longer than a worker may take to read it.
    static final Duration KEPT = Duration.ofHours(1);

    /// For whoever else deletes the pod. The worker always says how long.
    static final Duration GRACE = Duration.ofSeconds(10);

    /// What a node has to have for a run; the kubelet ends one that writes more than its limit.
    private static final long DISK_REQUEST_MB = 1024;

    private static final String SHARED_MEMORY = "shm";
    private static final int MILLIS_PER_CPU = 1000;
    private static final long MILLICPUS_MIN = 10;

    /// Browsers need more than the runtime's 64 MiB of /dev/shm; it counts as the run's memory.
    private static final int SHARED_MEMORY_DIVISOR = 2;

    /// Asks those who make room on nodes to wait for the run's end.
    private static final Map<String, String> UNDISTURBED =
            Map.of(
                    "cluster-autoscaler.kubernetes.io/safe-to-evict", "false",
                    "karpenter.sh/do-not-disrupt", "true");

    private HardenedJob() {}

    /// Suspended: it has no pod before it is started.
    ///
    /// @param environment the name of the Secret with its variables ([RunEnvironment]), which has
    ///     to be there before
    static Job of(ContainerSpec spec, String environment) {
        Map<String, String> podAnnotations = new TreeMap<>(RunLabels.annotations(spec.owner()));
        podAnnotations.putAll(UNDISTURBED);
        return new JobBuilder()
                .withNewMetadata()
                .withName(JobRef.nameFor(spec.owner().run()))
                .withLabels(RunLabels.labels(spec.owner()))
                .withAnnotations(RunLabels.annotations(spec.owner()))
                .endMetadata()
                .withNewSpec()
                .withSuspend(true)
                .withParallelism(1)
                .withCompletions(1)
                .withBackoffLimit(0)
                .withActiveDeadlineSeconds(deadline(spec.limits()).toSeconds())
                .withTtlSecondsAfterFinished((int) KEPT.toSeconds())
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(RunLabels.podLabels(spec.owner()))
                .withAnnotations(podAnnotations)
                .endMetadata()
                .withSpec(pod(spec, environment))
                .endTemplate()
                .endSpec()
                .build();
    }

    private static Duration deadline(ContainerLimits limits) {
        return PLACE_LIMIT
                .plus(ContainerEngine.PULL_LIMIT)
                .plus(limits.runtime())
                .plus(DEADLINE_MARGIN);
    }

    private static PodSpec pod(ContainerSpec spec, String environment) {
        return new PodSpecBuilder()
                .withRestartPolicy("Never")
                .withServiceAccountName(SERVICE_ACCOUNT)
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withHostNetwork(false)
                .withHostPID(false)
                .withHostIPC(false)
                // Process 1 is then the cluster's and not the run's: it reaps zombies, and SIGTERM
                // ends a program that, as process 1 itself, would never feel it.
                .withShareProcessNamespace(true)
                .withTerminationGracePeriodSeconds(GRACE.toSeconds())
                .withNewSecurityContext()
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .endSecurityContext()
                .withContainers(container(spec, environment))
                .withVolumes(sharedMemory(spec.limits()))
                .build();
    }

    private static Container container(ContainerSpec spec, String environment) {
        ContainerLimits limits = spec.limits();
        String command = spec.command();
        return new ContainerBuilder()
                .withName(CONTAINER)
                .withImage(spec.image().id())
                .withImagePullPolicy("IfNotPresent")
                .withCommand(command == null ? List.of() : List.of("sh", "-c", literal(command)))
                .addNewEnvFrom()
                .withNewSecretRef(environment, false)
                .endEnvFrom()
                .withNewResources()
                .withRequests(quantities(limits, Math.min(limits.diskMb(), DISK_REQUEST_MB)))
                .withLimits(quantities(limits, limits.diskMb()))
                .endResources()
                .withNewSecurityContext()
                .withPrivileged(false)
                .withAllowPrivilegeEscalation(false)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .endSecurityContext()
                .addNewVolumeMount()
                .withName(SHARED_MEMORY)
                .withMountPath("/dev/shm")
                .endVolumeMount()
                .build();
    }

    private static Map<String, Quantity> quantities(ContainerLimits limits, long diskMb) {
        long millis = Math.max(MILLICPUS_MIN, Math.round(limits.cpus() * MILLIS_PER_CPU));
        return Map.of(
                "cpu", new Quantity(millis + "m"),
                "memory", new Quantity(limits.memoryMb() + "Mi"),
                "ephemeral-storage", new Quantity(diskMb + "Mi"));
    }

    private static Volume sharedMemory(ContainerLimits limits) {
        int mebibytes = Math.max(1, limits.memoryMb() / SHARED_MEMORY_DIVISOR);
        return new VolumeBuilder()
                .withName(SHARED_MEMORY)
                .withNewEmptyDir()
                .withMedium("Memory")
                .withSizeLimit(new Quantity(mebibytes + "Mi"))
                .endEmptyDir()
                .build();
    }

    /// Text that arrives as it is: Kubernetes replaces `$(NAME)` in commands, and `$$` is a dollar
    /// sign there.
    private static String literal(String text) {
        return text.replace("$", "$$");
    }
}
