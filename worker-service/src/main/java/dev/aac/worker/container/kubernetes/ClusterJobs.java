package dev.aac.worker.container.kubernetes;

import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.InstallationId;
import dev.aac.worker.container.Refused;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Every question to a cluster but for the one about output: what is here, and no more, is what the
/// worker's Role has to allow.
final class ClusterJobs {

    private static final String FOREGROUND = "Foreground";

    private final ClusterConnection cluster;

    ClusterJobs(ClusterConnection cluster) {
        this.cluster = cluster;
    }

    /// Whether the API answers, and lets the worker see Jobs.
    void ping(Duration limit) throws Refused, EngineFailed, InterruptedException {
        int _ =
                cluster.ask(
                        limit,
                        client ->
                                client.batch()
                                        .v1()
                                        .jobs()
                                        .inNamespace(cluster.namespace())
                                        .list(new ListOptionsBuilder().withLimit(1L).build())
                                        .getItems()
                                        .size());
    }

    List<NetworkPolicy> networkPolicies(Duration limit)
            throws Refused, EngineFailed, InterruptedException {
        return cluster.ask(
                limit,
                client ->
                        client.network()
                                .v1()
                                .networkPolicies()
                                .inNamespace(cluster.namespace())
                                .list()
                                .getItems());
    }

    Job create(Job job) throws Refused, EngineFailed, InterruptedException {
        return cluster.ask(
                client ->
                        client.batch()
                                .v1()
                                .jobs()
                                .inNamespace(cluster.namespace())
                                .resource(job)
                                .create());
    }

    void create(Secret secret) throws Refused, EngineFailed, InterruptedException {
        Secret _ =
                cluster.ask(
                        client ->
                                client.secrets()
                                        .inNamespace(cluster.namespace())
                                        .resource(secret)
                                        .create());
    }

    Optional<Job> named(String name) throws Refused, EngineFailed, InterruptedException {
        return cluster.ask(
                client ->
                        Optional.ofNullable(
                                client.batch()
                                        .v1()
                                        .jobs()
                                        .inNamespace(cluster.namespace())
                                        .withName(name)
                                        .get()));
    }

    /// This very Job, and not another of its name.
    Optional<Job> find(JobRef job) throws Refused, EngineFailed, InterruptedException {
        return named(job.name()).filter(job::is);
    }

    List<Job> of(InstallationId installation) throws Refused, EngineFailed, InterruptedException {
        return cluster.ask(
                client ->
                        client.batch()
                                .v1()
                                .jobs()
                                .inNamespace(cluster.namespace())
                                .withLabels(RunLabels.selector(installation))
                                .list()
                                .getItems());
    }

    /// Has the cluster make its pod. Idempotent.
    ///
    /// @throws Refused also when another Job has the name by now
    void start(JobRef job) throws Refused, EngineFailed, InterruptedException {
        String patch =
                "{\"metadata\":{\"uid\":\"%s\"},\"spec\":{\"suspend\":false}}".formatted(job.uid());
        Job _ =
                cluster.ask(
                        client ->
                                client.batch()
                                        .v1()
                                        .jobs()
                                        .inNamespace(cluster.namespace())
                                        .withName(job.name())
                                        .patch(PatchContext.of(PatchType.JSON_MERGE), patch));
    }

    /// Begins to delete it; it stays to be seen until its pod is gone. (fabric8's typed call knows
    /// no uid, and a name may be another Job's by now.)
    ///
    /// @throws Refused also when it is gone, or another Job has the name by now
    void delete(JobRef job) throws Refused, EngineFailed, InterruptedException {
        var options =
                new DeleteOptionsBuilder()
                        .withPropagationPolicy(FOREGROUND)
                        .withNewPreconditions()
                        .withUid(job.uid())
                        .endPreconditions()
                        .build();
        String _ =
                cluster.ask(
                        client ->
                                client.raw(
                                        "/apis/batch/v1/namespaces/%s/jobs/%s"
                                                .formatted(cluster.namespace(), job.name()),
                                        "DELETE",
                                        options));
    }

    /// At most one, unless somebody made more.
    List<Pod> pods(JobRef job) throws Refused, EngineFailed, InterruptedException {
        return cluster
                .ask(
                        client ->
                                client.pods()
                                        .inNamespace(cluster.namespace())
                                        .withLabel(RunLabels.JOB, job.name())
                                        .list()
                                        .getItems())
                .stream()
                .filter(job::owns)
                .toList();
    }

    /// The same, each time something about them changes; to be started, and closed.
    SharedIndexInformer<Pod> watchedPods(JobRef job) {
        KubernetesClient client = cluster.client();
        return client.pods()
                .inNamespace(cluster.namespace())
                .withLabel(RunLabels.JOB, job.name())
                .runnableInformer(0)
                .exceptionHandler((_, _) -> true);
    }

    /// SIGTERM, then SIGKILL, then it is gone; the shortest grace that was asked for counts.
    /// Nothing happens to a pod that is gone.
    ///
    /// @param grace in whole seconds, at least one: with none the API would forget the pod at once,
    ///     while it may still run
    void endPod(String name, Duration grace) throws Refused, EngineFailed, InterruptedException {
        long seconds = Math.max(1, grace.plusMillis(999).toSeconds());
        boolean _ =
                cluster.ask(
                        client ->
                                client.pods()
                                        .inNamespace(cluster.namespace())
                                        .withName(name)
                                        .withGracePeriod(seconds)
                                        .delete()
                                        .isEmpty());
    }

    EngineFailed failed(Refused refused) {
        return cluster.failed(refused);
    }
}
