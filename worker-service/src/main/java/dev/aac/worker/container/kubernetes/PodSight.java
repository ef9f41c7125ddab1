package dev.aac.worker.container.kubernetes;

import dev.aac.worker.container.ContainerEngineException;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.Refused;
import dev.aac.worker.container.kubernetes.PodState.Absent;
import dev.aac.worker.container.kubernetes.PodState.Lost;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// One Job's pod, watched. Keeps the last that was seen of it, because a pod that is deleted takes
/// its exit code with it. Safe for all threads.
///
/// The watch makes news come at once; what is believed does not depend on it: whoever waits asks
/// for the pod, too, seldom while the watch stands and often while it does not. So an API that is
/// away is noticed, and an event that is lost costs seconds.
final class PodSight implements AutoCloseable {

    /// Between two questions for the pod while the watch stands.
    static final Duration LOOK_SELDOM = Duration.ofSeconds(15);

    /// Likewise while it does not.
    static final Duration LOOK_OFTEN = Duration.ofSeconds(1);

    private static final String TRUE = "True";
    private static final String FAILED = "Failed";
    private static final Lost GONE = new Lost("The container is gone.");
    private static final Lost VANISHED =
            new Lost("The run's pod is gone, and nobody knows how it ended.");

    private final ClusterJobs jobs;
    private final JobRef job;
    private final SharedIndexInformer<Pod> watch;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private PodState state = new Absent();
    private boolean endedByUs;
    private boolean closed;

    private PodSight(ClusterJobs jobs, JobRef job) {
        this.jobs = jobs;
        this.job = job;
        this.watch = jobs.watchedPods(job).addEventHandler(new Events());
    }

    /// Begins to watch; does not wait.
    static PodSight of(ClusterJobs jobs, JobRef job) {
        PodSight sight = new PodSight(jobs, job);
        var _ = sight.watch.start();
        return sight;
    }

    /// Something to wait for.
    ///
    /// @param <T> what is found then
    @FunctionalInterface
    interface Finding<T> {

        /// Empty while it is not there yet; throws when it will not come.
        Optional<T> in(PodState state) throws ContainerEngineException;
    }

    /// Waits for it. May be asked by several threads.
    ///
    /// @param limit longest wait; zero asks the cluster without waiting
    /// @return empty when the limit has passed before
    /// @throws EngineFailed when the cluster does not answer
    <T> Optional<T> await(Duration limit, Finding<T> finding)
            throws ContainerEngineException, InterruptedException {
        long until = System.nanoTime() + limit.toNanos();
        if (!limit.isPositive()) {
            look();
        }
        while (true) {
            lock.lockInterruptibly();
            try {
                Optional<T> found = finding.in(state);
                long left = until - System.nanoTime();
                if (found.isPresent() || left <= 0) {
                    return found;
                }
                long pause = pauseNanos();
                if (changed.awaitNanos(Math.min(left, pause)) > 0 || left <= pause) {
                    continue;
                }
            } finally {
                lock.unlock();
            }
            look();
        }
    }

    private long pauseNanos() {
        boolean watched = !closed && watch.isRunning() && watch.isWatching();
        return (watched ? LOOK_SELDOM : LOOK_OFTEN).toNanos();
    }

    /// Asks the cluster.
    ///
    /// @return what is known then
    /// @throws EngineFailed when it does not answer
    PodState look() throws EngineFailed, InterruptedException {
        try {
            Optional<Pod> found = jobs.pods(job).stream().findFirst();
            if (found.isPresent()) {
                saw(found.get());
            } else {
                sawNone(jobs.find(job));
            }
        } catch (Refused e) {
            throw jobs.failed(e);
        }
        return state();
    }

    private void sawNone(Optional<Job> found) {
        if (found.isEmpty()) {
            becomes(GONE);
            return;
        }
        Optional<JobCondition> failed =
                found.map(Job::getStatus).map(JobStatus::getConditions).stream()
                        .flatMap(List::stream)
                        .filter(c -> FAILED.equals(c.getType()) && TRUE.equals(c.getStatus()))
                        .findFirst();
        if (failed.isPresent()) {
            becomes(new Lost("The cluster gave the run up: " + failed.get().getMessage()));
        } else if (!(state() instanceof Absent)) {
            becomes(VANISHED);
        }
    }

    /// What was seen last.
    PodState state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    private void saw(Pod pod) {
        lock.lock();
        try {
            becomes(PodReading.of(pod, endedByUs));
        } finally {
            lock.unlock();
        }
    }

    /// Once there is an end nothing else is believed: what comes later is older, or another's
    /// doing.
    private void becomes(PodState next) {
        lock.lock();
        try {
            if (!state.isFinal()) {
                state = next;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// What happens to the pod from now on is this worker's doing.
    void endsByUs() {
        lock.lock();
        try {
            endedByUs = true;
        } finally {
            lock.unlock();
        }
    }

    /// What an answer means that nothing could be made of.
    EngineFailed failed(Refused refused) {
        return jobs.failed(refused);
    }

    /// Has whoever waits look at what they wait for once more.
    void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Watches no more; the Job is gone, or nobody asks for it again.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            becomes(GONE);
        } finally {
            lock.unlock();
        }
        watch.close();
    }

    /// What the watch tells; other Jobs of the same name, before or after, have pods of that label.
    private final class Events implements ResourceEventHandler<Pod> {

        @Override
        public void onAdd(Pod pod) {
            if (job.owns(pod)) {
                saw(pod);
            }
        }

        @Override
        public void onUpdate(Pod before, Pod pod) {
            onAdd(pod);
        }

        @Override
        public void onDelete(Pod pod, boolean finalStateUnknown) {
            if (job.owns(pod)) {
                saw(pod);
                becomes(VANISHED);
            }
        }
    }
}
