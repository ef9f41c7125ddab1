package dev.aac.worker.container.kubernetes;

import dev.aac.worker.container.ContainerOwner;
import dev.aac.worker.container.ContainerSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.UUID;

/// The variables of a run, secrets of its project among them, in a Secret of their own: whoever may
/// see Jobs and pods sees no value of it, and a cluster that encrypts Secrets where it keeps them
/// does so with these. The worker makes it and may not read it; the cluster removes it with its
/// Job.
final class RunEnvironment {

    private static final int SUFFIX_CHARS = 8;

    private RunEnvironment() {}

    /// A name that no other Job's has, whether of this run or not: a replaced Job's may still be
    /// there.
    static String newName(ContainerOwner owner) {
        String suffix = UUID.randomUUID().toString().substring(0, SUFFIX_CHARS);
        return JobRef.nameFor(owner.run()) + "-" + suffix;
    }

    /// @param job made of the same specification, with this name in it
    static Secret of(String name, ContainerSpec spec, JobRef job) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withLabels(RunLabels.labels(spec.owner()))
                .addNewOwnerReference()
                .withApiVersion("batch/v1")
                .withKind("Job")
                .withName(job.name())
                .withUid(job.uid())
                .endOwnerReference()
                .endMetadata()
                .withType("Opaque")
                .withImmutable(true)
                .withStringData(spec.environment())
                .build();
    }
}
