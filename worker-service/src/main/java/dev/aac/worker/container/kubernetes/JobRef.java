package dev.aac.worker.container.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.aac.contract.id.RunRef;
import dev.aac.worker.container.ContainerId;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// One Job. Its name comes again with a replacement of the same attempt, its uid never.
record JobRef(String name, String uid) {

    /// Of a task's hash, in a name. Two tasks of one organization with the same are refused where
    /// the second is made ([JobCreation]).
    private static final int HASH_BYTES = 8;

    private static final char SEPARATOR = '/';

    JobRef {
        requireNonNull(name, "name is null");
        requireNonNull(uid, "uid is null");
    }

    static JobRef of(Job job) {
        return new JobRef(job.getMetadata().getName(), job.getMetadata().getUid());
    }

    /// @throws IllegalArgumentException when this engine has made no such id
    static JobRef of(ContainerId id) {
        int separator = id.value().indexOf(SEPARATOR);
        if (separator < 0) {
            throw new IllegalArgumentException("not a ContainerId of this engine");
        }
        return new JobRef(id.value().substring(0, separator), id.value().substring(separator + 1));
    }

    /// The name of a run's Job: a DNS label of at most 56 characters, `aac-<organization>-<16
    /// digits of the task's SHA-256>-<attempt>`. A task's own name may be longer than a label, may
    /// have capitals, and characters that a label must not have; it is on the Job as an annotation.
    static String nameFor(RunRef run) {
        return "aac-%s-%s-%d"
                .formatted(run.organizationId(), hash(run.taskId().value()), run.attempt());
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(sha256(text), 0, HASH_BYTES);
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    ContainerId containerId() {
        return new ContainerId(name + SEPARATOR + uid);
    }

    boolean owns(Pod pod) {
        return pod.getMetadata().getOwnerReferences().stream()
                .map(OwnerReference::getUid)
                .anyMatch(uid::equals);
    }

    boolean is(Job job) {
        return uid.equals(job.getMetadata().getUid());
    }
}
