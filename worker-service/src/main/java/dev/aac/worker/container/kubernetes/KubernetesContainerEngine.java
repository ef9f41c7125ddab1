package dev.aac.worker.container.kubernetes;

import dev.aac.contract.job.ImageReference;
import dev.aac.worker.container.ArchiveSink;
import dev.aac.worker.container.Attachment;
import dev.aac.worker.container.ContainerEngine;
import dev.aac.worker.container.ContainerEngineException;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.ContainerExit;
import dev.aac.worker.container.ContainerId;
import dev.aac.worker.container.ContainerSpec;
import dev.aac.worker.container.FrameSink;
import dev.aac.worker.container.InstallationId;
import dev.aac.worker.container.NetworkGuard;
import dev.aac.worker.container.OwnedContainer;
import dev.aac.worker.container.PreparedImage;
import dev.aac.worker.container.Refused;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A Kubernetes cluster, in one namespace of which each container is a Job with one pod. The
/// cluster finds a node, pulls there, and keeps output and exit code as long as the pod is there;
/// what may go with a pod that is ended is remembered here from [#create] to [#remove].
///
/// Differences that the port allows: images are had only in [#awaitRunning]; both streams come as
/// standard output; a container never waits for its reader ([KubernetesAttachment]); no files are
/// read out of it; graces are in
/// whole seconds; SIGKILL comes a second after SIGTERM. Nothing is made for an installation: its
/// network is that of the namespace, which the operator's policies keep ([RunNetwork]).
public final class KubernetesContainerEngine implements ContainerEngine, AutoCloseable {

    private static final Duration READY_LIMIT = Duration.ofSeconds(5);

    private final ClusterConnection cluster;
    private final ClusterJobs jobs;
    private final JobCreation creation;
    private final PodStart starts;
    private final NetworkGuard guard;
    private final Map<JobRef, PodSight> sights = new ConcurrentHashMap<>();

    /// @param client stays open when this is closed
    KubernetesContainerEngine(KubernetesClient client, KubernetesEngineSettings settings) {
        this(client, settings, new PodStart(HardenedJob.PLACE_LIMIT, PULL_LIMIT));
    }

    KubernetesContainerEngine(
            KubernetesClient client, KubernetesEngineSettings settings, PodStart starts) {
        this.starts = starts;
        this.cluster = new ClusterConnection(client, settings.namespace());
        this.jobs = new ClusterJobs(cluster);
        this.creation = new JobCreation(jobs, settings.namespace());
        this.guard = settings.guard();
    }

    @Override
    public void checkReady() throws ContainerEngineException, InterruptedException {
        try {
            jobs.ping(READY_LIMIT);
            checkNetwork();
        } catch (Refused e) {
            throw cluster.failed(e);
        }
    }

    private void checkNetwork() throws Refused, EngineFailed, InterruptedException {
        Optional<String> objection =
                switch (guard) {
                    case ENFORCE -> RunNetwork.objection(jobs.networkPolicies(READY_LIMIT));
                    case EXTERNAL -> Optional.empty();
                };
        if (objection.isPresent()) {
            throw new EngineFailed(
                    "In namespace %s %s: apply k8s/components/kubernetes-engine."
                            .formatted(cluster.namespace(), objection.get()),
                    null);
        }
    }

    @Override
    public void openInstallation(InstallationId installation)
            throws ContainerEngineException, InterruptedException {
        checkReady();
    }

    @Override
    public void closeInstallation(InstallationId installation) {
        // Nothing was made for it.
    }

    @Override
    public PreparedImage prepareImage(ImageReference image) {
        return new PreparedImage(image, image.value(), image.value());
    }

    @Override
    public ContainerId create(ContainerSpec spec)
            throws ContainerEngineException, InterruptedException {
        try {
            checkNetwork();
        } catch (Refused e) {
            throw cluster.failed(e);
        }
        return creation.create(spec).containerId();
    }

    @Override
    public Attachment attach(ContainerId container, FrameSink sink)
            throws ContainerEngineException, InterruptedException {
        return KubernetesAttachment.to(new PodLogs(cluster), sightOf(container), sink);
    }

    @Override
    public void start(ContainerId container) throws ContainerEngineException, InterruptedException {
        creation.start(JobRef.of(container));
    }

    @Override
    public PreparedImage awaitRunning(ContainerId container, PreparedImage image)
            throws ContainerEngineException, InterruptedException {
        return starts.awaitRunning(sightOf(container), image);
    }

    @Override
    public boolean hasStarted(ContainerId container)
            throws ContainerEngineException, InterruptedException {
        return creation.hasStarted(JobRef.of(container));
    }

    @Override
    public Optional<ContainerExit> awaitExit(ContainerId container, Duration limit)
            throws ContainerEngineException, InterruptedException {
        return PodStart.awaitExit(sightOf(container), limit);
    }

    @Override
    public void stop(ContainerId container, Duration grace)
            throws ContainerEngineException, InterruptedException {
        Optional<PodSight> ending = end(container, grace);
        if (ending.isPresent()
                && ending.get()
                        .await(
                                grace.plus(KILL_LIMIT),
                                state -> state.isFinal() ? Optional.of(true) : Optional.empty())
                        .isEmpty()) {
            throw new EngineFailed("The cluster cannot end the container.", null);
        }
    }

    @Override
    public void kill(ContainerId container) throws ContainerEngineException, InterruptedException {
        Optional<PodSight> _ = end(container, Duration.ZERO);
    }

    /// The kubelet looks.
    @Override
    public long diskBytes(ContainerId container) {
        return 0;
    }

    /// Nothing in a cluster reads the files of a pod that has ended.
    @Override
    public boolean readFolder(
            ContainerId container, String folder, ArchiveSink sink, Duration limit)
            throws EngineFailed {
        throw new EngineFailed("Reports of runs on Kubernetes are not collected.", null);
    }

    /// Has the pod ended.
    ///
    /// @return empty when there is nothing to end
    private Optional<PodSight> end(ContainerId container, Duration grace)
            throws EngineFailed, InterruptedException {
        JobRef job = JobRef.of(container);
        try {
            List<Pod> pods = jobs.pods(job);
            if (pods.isEmpty()) {
                return Optional.empty();
            }
            PodSight sight = sightOf(container);
            if (sight.look().isFinal()) {
                return Optional.empty();
            }
            sight.endsByUs();
            for (Pod pod : pods) {
                jobs.endPod(pod.getMetadata().getName(), grace);
            }
            return Optional.of(sight);
        } catch (Refused e) {
            throw cluster.failed(e);
        }
    }

    @Override
    public void remove(ContainerId container)
            throws ContainerEngineException, InterruptedException {
        JobRef job = JobRef.of(container);
        PodSight known = sights.get(job);
        if (known != null) {
            known.endsByUs();
        }
        creation.remove(job);
        closeSight(job);
    }

    private void closeSight(JobRef job) {
        PodSight sight = sights.remove(job);
        if (sight != null) {
            sight.close();
        }
    }

    @Override
    public List<OwnedContainer> list(InstallationId installation)
            throws ContainerEngineException, InterruptedException {
        try {
            return jobs.of(installation).stream()
                    .flatMap(job -> owned(job).stream())
                    .filter(owned -> owned.owner().installation().equals(installation))
                    .toList();
        } catch (Refused e) {
            throw cluster.failed(e);
        }
    }

    private static Optional<OwnedContainer> owned(Job job) {
        return RunLabels.owner(job)
                .map(owner -> new OwnedContainer(JobRef.of(job).containerId(), owner));
    }

    /// Made when there is none yet, and kept until the Job is removed.
    private PodSight sightOf(ContainerId container) throws EngineFailed, InterruptedException {
        JobRef job = JobRef.of(container);
        PodSight known = sights.get(job);
        if (known != null) {
            return known;
        }
        if (creation.find(job).isEmpty()) {
            throw JobCreation.gone(null);
        }
        return sights.computeIfAbsent(job, found -> PodSight.of(jobs, found));
    }

    /// Watches nothing more. Jobs stay as they are.
    @Override
    public void close() {
        List.copyOf(sights.keySet()).forEach(this::closeSight);
        cluster.close();
    }
}
