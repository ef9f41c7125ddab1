package dev.aac.worker.container.kubernetes;

import dev.aac.worker.container.ContainerLabels;
import dev.aac.worker.container.ContainerOwner;
import dev.aac.worker.container.InstallationId;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// An owner on a Job. The whole of it is in annotations, which take any text; labels, by which Jobs
/// and pods are found, are those parts that a label can be.
final class RunLabels {

    /// On a pod: the name of its Job, in every version of Kubernetes.
    static final String JOB = "aac.job";

    private static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    private static final String US = "aac-worker";
    private static final Pattern VALUE =
            Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
    private static final String HASHED = "sha256-";
    private static final int HASH_BYTES = 20;

    private RunLabels() {}

    /// By which the Jobs of an installation are found: its name where that can be a label, else a
    /// hash of it.
    static Map<String, String> selector(InstallationId installation) {
        String name = installation.value();
        return Map.of(
                ContainerLabels.INSTALLATION,
                isValue(name)
                        ? name
                        : HASHED + HexFormat.of().formatHex(JobRef.sha256(name), 0, HASH_BYTES));
    }

    static Map<String, String> labels(ContainerOwner owner) {
        Map<String, String> labels = new TreeMap<>();
        ContainerLabels.of(owner)
                .forEach(
                        (name, value) -> {
                            if (isValue(value)) {
                                labels.put(name, value);
                            }
                        });
        labels.putAll(selector(owner.installation()));
        labels.remove(ContainerLabels.TASK);
        labels.remove(ContainerLabels.CORRELATION);
        labels.put(MANAGED_BY, US);
        return labels;
    }

    static Map<String, String> podLabels(ContainerOwner owner) {
        Map<String, String> labels = labels(owner);
        labels.put(JOB, JobRef.nameFor(owner.run()));
        return labels;
    }

    static Map<String, String> annotations(ContainerOwner owner) {
        return ContainerLabels.of(owner);
    }

    /// The owner, unless somebody else made the Job or changed its annotations.
    static Optional<ContainerOwner> owner(Job job) {
        Map<String, String> annotations = job.getMetadata().getAnnotations();
        return annotations == null ? Optional.empty() : ContainerLabels.read(annotations);
    }

    private static boolean isValue(String text) {
        return VALUE.matcher(text).matches();
    }
}
