package dev.aac.manifests;

import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What every container of every pod has to keep. */
enum PodRule {
    /** By number, as a name says nothing to the kubelet. */
    NOT_ROOT(
            (pod, _) -> {
                PodSecurityContext all = pod.getSecurityContext();
                return all != null
                        && isTrue(all.getRunAsNonRoot())
                        && all.getRunAsUser() != null
                        && all.getRunAsUser() > 0;
            }),
    /** No container says otherwise than its pod. */
    NO_USER_OF_ITS_OWN(
            (_, container) -> {
                SecurityContext own = container.getSecurityContext();
                return own == null || (own.getRunAsUser() == null && own.getRunAsNonRoot() == null);
            }),
    READ_ONLY(
            (_, container) -> {
                SecurityContext own = container.getSecurityContext();
                return own != null && isTrue(own.getReadOnlyRootFilesystem());
            }),
    NO_PRIVILEGE(
            (_, container) -> {
                SecurityContext own = container.getSecurityContext();
                return own != null
                        && !isTrue(own.getPrivileged())
                        && isFalse(own.getAllowPrivilegeEscalation())
                        && hasNoCapability(own.getCapabilities());
            }),
    FILTERED_CALLS(
            (pod, _) -> {
                PodSecurityContext all = pod.getSecurityContext();
                return all != null
                        && all.getSeccompProfile() != null
                        && "RuntimeDefault".equals(all.getSeccompProfile().getType());
            }),
    NOTHING_OF_THE_HOST(
            (pod, container) ->
                    !isTrue(pod.getHostNetwork())
                            && !isTrue(pod.getHostPID())
                            && !isTrue(pod.getHostIPC())
                            && pod.getVolumes().stream()
                                    .allMatch(volume -> volume.getHostPath() == null)
                            && container.getPorts().stream()
                                    .allMatch(port -> port.getHostPort() == null)),
    LIMITS((_, container) -> isBounded(container, "cpu") && isBounded(container, "memory")),
    /** What a pod writes is lost with it, and takes no more of the node than this. */
    BOUNDED_SCRATCH(
            (pod, _) ->
                    pod.getVolumes().stream()
                            .map(Volume::getEmptyDir)
                            .allMatch(
                                    scratch -> scratch == null || scratch.getSizeLimit() != null)),
    /** By a version: what ran yesterday runs today. */
    PINNED_IMAGE((_, container) -> isPinned(container.getImage())),
    /** What ends by itself tells by that how it is. */
    PROBES(
            (pod, container) ->
                    "Never".equals(pod.getRestartPolicy())
                            || (asksAPortThatIsThere(container, container.getStartupProbe())
                                    && asksAPortThatIsThere(container, container.getLivenessProbe())
                                    && asksAPortThatIsThere(
                                            container, container.getReadinessProbe()))),
    /** But for a worker that runs executions as Jobs of the cluster, which asks its API. */
    NO_TOKEN(
            (pod, container) ->
                    (isFalse(pod.getAutomountServiceAccountToken()) || asksTheCluster(container))
                            && pod.getServiceAccountName() != null),
    /** Variables of other services have names that could be taken for settings. */
    NO_SERVICE_LINKS((pod, _) -> isFalse(pod.getEnableServiceLinks())),
    TIME_TO_END((pod, _) -> pod.getTerminationGracePeriodSeconds() != null),
    NO_SECRET_IN_PLAIN_SIGHT(
            (_, container) -> container.getEnv().stream().noneMatch(PodRule::tells));

    private static final Pattern SECRET =
            Pattern.compile(".*(SECRET|PASSWORD|PASS|TOKEN|_KEY|_URI|RABBITMQ_URL).*");

    @SuppressWarnings("ImmutableEnumChecker") // Functions that hold nothing.
    private final BiPredicate<PodSpec, Container> holds;

    PodRule(BiPredicate<PodSpec, Container> holds) {
        this.holds = holds;
    }

    /** Those that a pod breaks, each with the container that does. */
    static List<String> brokenBy(PodSpec pod) {
        return Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream())
                .flatMap(
                        container ->
                                Stream.of(values())
                                        .filter(rule -> !rule.holds.test(pod, container))
                                        .map(rule -> rule + " by " + container.getName()))
                .toList();
    }

    private static boolean asksTheCluster(Container container) {
        return container.getEnv().stream()
                .anyMatch(
                        variable ->
                                variable.getName().equals("WORKER_RUNTIME")
                                        && "kubernetes".equals(variable.getValue()));
    }

    private static boolean isTrue(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value);
    }

    private static boolean isFalse(@Nullable Boolean value) {
        return Boolean.FALSE.equals(value);
    }

    private static boolean hasNoCapability(@Nullable Capabilities capabilities) {
        return capabilities != null
                && capabilities.getDrop().equals(List.of("ALL"))
                && capabilities.getAdd().isEmpty();
    }

    private static boolean isBounded(Container container, String what) {
        if (container.getResources() == null) {
            return false;
        }
        Map<String, Quantity> requests = container.getResources().getRequests();
        Map<String, Quantity> limits = container.getResources().getLimits();
        Quantity request = requests == null ? null : requests.get(what);
        Quantity limit = limits == null ? null : limits.get(what);
        return request != null
                && limit != null
                && request.getNumericalAmount().compareTo(limit.getNumericalAmount()) <= 0;
    }

    private static boolean isPinned(@Nullable String image) {
        if (image == null) {
            return false;
        }
        String name = image.substring(image.lastIndexOf('/') + 1);
        return name.contains("@sha256:") || (name.contains(":") && !name.endsWith(":latest"));
    }

    private static boolean asksAPortThatIsThere(Container container, @Nullable Probe probe) {
        if (probe == null) {
            return false;
        }
        if (probe.getHttpGet() != null) {
            return hasPort(container, probe.getHttpGet().getPort().getStrVal());
        }
        return probe.getTcpSocket() == null
                ? probe.getExec() != null
                : hasPort(container, probe.getTcpSocket().getPort().getStrVal());
    }

    private static boolean hasPort(Container container, @Nullable String name) {
        return container.getPorts().stream()
                .map(ContainerPort::getName)
                .anyMatch(known -> known.equals(name));
    }

    private static boolean tells(EnvVar variable) {
        return variable.getValue() != null && SECRET.matcher(variable.getName()).matches();
    }
}
