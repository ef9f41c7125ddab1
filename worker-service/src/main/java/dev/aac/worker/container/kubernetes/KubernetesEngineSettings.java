package dev.aac.worker.container.kubernetes;

import static java.util.Objects.requireNonNull;

import dev.aac.worker.container.NetworkGuard;
import dev.aac.worker.platform.InvalidSettingException;
import java.util.regex.Pattern;

/// What an operator may choose.
///
/// @param namespace where runs are, and nothing else: the worker lists, makes and removes Jobs
///     there
/// @param guard whether the worker looks for network policies that keep runs away from the cluster
///     and from cloud metadata, and takes no work without them
record KubernetesEngineSettings(String namespace, NetworkGuard guard) {

    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    /// @throws InvalidSettingException when there can be no namespace of that name
    KubernetesEngineSettings {
        requireNonNull(namespace, "namespace is null");
        requireNonNull(guard, "guard is null");
        if (!NAMESPACE.matcher(namespace).matches()) {
            throw new InvalidSettingException(
                    "AAC_RUNS_NAMESPACE must be a name of a namespace such as aac-runs.");
        }
    }
}
