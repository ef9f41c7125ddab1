package dev.aac.worker.container.kubernetes;

import dev.aac.worker.container.ContainerEngine;
import dev.aac.worker.container.ContainerEngineException;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.ContainerEngineException.StartFailed;
import dev.aac.worker.container.ContainerOwner;
import dev.aac.worker.container.ContainerSpec;
import dev.aac.worker.container.Refused;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Jobs from nothing to started, and back to nothing.
final class JobCreation {

    private static final Logger LOG = Logger.getLogger(JobCreation.class);

    /// A Job that the API will never take: its environment is too large, or has a name that this
    /// version of Kubernetes does not know.
    private static final Set<Integer> IMPOSSIBLE =
            Set.of(
                    HttpURLConnection.HTTP_BAD_REQUEST,
                    HttpURLConnection.HTTP_ENTITY_TOO_LARGE,
                    422);

    private static final Duration PAUSE_MIN = Duration.ofMillis(100);
    private static final int PAUSE_DOUBLINGS_MAX = 3;
    private static final Duration NO_GRACE = Duration.ofSeconds(1);

    private final ClusterJobs jobs;
    private final String namespace;

    JobCreation(ClusterJobs jobs, String namespace) {
        this.jobs = jobs;
        this.namespace = namespace;
    }

    /// Goes on in a thread of its own when the caller is interrupted: the cluster may be past the
    /// point of no return, and only its answer tells what to remove.
    JobRef create(ContainerSpec spec) throws ContainerEngineException, InterruptedException {
        FutureTask<JobRef> creating = new FutureTask<>(() -> createOrReplace(spec));
        Thread.ofVirtual().name("kubernetes-create").start(creating);
        try {
            return creating.get();
        } catch (InterruptedException e) {
            Thread.ofVirtual().name("kubernetes-uncreate").start(() -> removeCreated(creating));
            throw e;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ContainerEngineException known
                    ? known
                    : new EngineFailed("The cluster's API could not be asked.", e);
        }
    }

    private void removeCreated(FutureTask<JobRef> creating) {
        try {
            remove(creating.get());
        } catch (ExecutionException e) {
            LOG.debug("nothing was created after an interruption", e);
        } catch (ContainerEngineException | InterruptedException e) {
            LOG.warn("a Job stays behind for the reaper", e);
        }
    }

    private JobRef createOrReplace(ContainerSpec spec)
            throws ContainerEngineException, InterruptedException {
        String environment = RunEnvironment.newName(spec.owner());
        Job job = HardenedJob.of(spec, environment);
        JobRef made;
        try {
            made = createOrReplace(job, spec.owner());
        } catch (Refused e) {
            throw refusal(e);
        }
        try {
            jobs.create(RunEnvironment.of(environment, spec, made));
            return made;
        } catch (Refused e) {
            remove(made);
            throw refusal(e);
        }
    }

    private JobRef createOrReplace(Job job, ContainerOwner owner)
            throws Refused, ContainerEngineException, InterruptedException {
        try {
            return JobRef.of(jobs.create(job));
        } catch (Refused e) {
            if (!e.isConflict()) {
                throw e;
            }
            removeLeftover(job.getMetadata().getName(), owner);
            return JobRef.of(jobs.create(job));
        }
    }

    private ContainerEngineException refusal(Refused refused) {
        if (IMPOSSIBLE.contains(refused.status())) {
            return new StartFailed("The container cannot be made: " + refused.reason(), refused);
        }
        return refused.isNotFound()
                ? new EngineFailed("The cluster has no namespace " + namespace + ".", refused)
                : jobs.failed(refused);
    }

    /// Of an earlier claim or a deleted execution; never what another installation owns, nor what
    /// another task whose name has the same hash does.
    private void removeLeftover(String name, ContainerOwner owner)
            throws ContainerEngineException, InterruptedException {
        try {
            Optional<Job> found = jobs.named(name);
            if (found.isPresent()) {
                if (!isOurs(found.get(), owner)) {
                    throw new EngineFailed(
                            "A Job named " + name + " of somebody else is in the way.", null);
                }
                remove(JobRef.of(found.get()));
            }
        } catch (Refused e) {
            throw jobs.failed(e);
        }
    }

    private static boolean isOurs(Job job, ContainerOwner owner) {
        return RunLabels.owner(job)
                .filter(other -> other.installation().equals(owner.installation()))
                .filter(other -> other.run().taskId().equals(owner.run().taskId()))
                .isPresent();
    }

    void start(JobRef job) throws EngineFailed, InterruptedException {
        try {
            jobs.start(job);
        } catch (Refused e) {
            throw isThere(job) ? jobs.failed(e) : gone(e);
        }
    }

    private boolean isThere(JobRef job) throws EngineFailed, InterruptedException {
        return find(job).isPresent();
    }

    /// Whether it was ever started: a started Job is not suspended again.
    boolean hasStarted(JobRef job) throws EngineFailed, InterruptedException {
        return find(job)
                .map(found -> !Boolean.TRUE.equals(found.getSpec().getSuspend()))
                .orElseThrow(() -> gone(null));
    }

    Optional<Job> find(JobRef job) throws EngineFailed, InterruptedException {
        try {
            return jobs.find(job);
        } catch (Refused e) {
            throw jobs.failed(e);
        }
    }

    /// Returns when its pod is gone, and then it.
    void remove(JobRef job) throws EngineFailed, InterruptedException {
        long until = System.nanoTime() + ContainerEngine.KILL_LIMIT.toNanos();
        try {
            jobs.delete(job);
            for (int tries = 0; jobs.find(job).isPresent(); tries++) {
                if (System.nanoTime() > until) {
                    throw new EngineFailed("The cluster does not finish a removal.", null);
                }
                endPods(job);
                Thread.sleep(PAUSE_MIN.multipliedBy(1L << Math.min(tries, PAUSE_DOUBLINGS_MAX)));
            }
        } catch (Refused e) {
            if (!e.isNotFound() && !e.isConflict()) {
                throw jobs.failed(e);
            }
            LOG.debugf("Job %s is gone already", job.name());
        }
    }

    private void endPods(JobRef job) throws Refused, EngineFailed, InterruptedException {
        for (Pod pod : jobs.pods(job)) {
            Long grace = pod.getMetadata().getDeletionGracePeriodSeconds();
            if (grace == null || grace > NO_GRACE.toSeconds()) {
                jobs.endPod(pod.getMetadata().getName(), NO_GRACE);
            }
        }
    }

    static EngineFailed gone(@Nullable Throwable cause) {
        return new EngineFailed("The container is gone.", cause);
    }
}
