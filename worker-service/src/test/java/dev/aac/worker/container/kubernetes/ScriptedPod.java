package dev.aac.worker.container.kubernetes;

import dev.aac.worker.container.ContainerScript;
import dev.aac.worker.container.ContainerScript.Ending;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.mockwebserver.dsl.HttpMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A pod on a node that plays a script: Pending, Running, Succeeded or Failed, with the reasons and
/// messages of a kubelet with containerd.
final class ScriptedPod {

    /// What stands in the way of its container.
    ///
    /// @param reason null: it is still being pulled
    record Obstacle(@Nullable String reason, String message) {

        /// A pull without an end.
        static final Obstacle ENDLESS_PULL = new Obstacle(null, "");
    }

    /// The API hears of a container's end a little later than readers of its log.
    private static final Duration STATUS_LAG = Duration.ofMillis(30);

    private static final String NO_SHELL =
            "failed to create containerd task: failed to create shim task: OCI runtime create"
                + " failed: runc create failed: unable to start container process: exec: \"sh\":"
                + " executable file not found in $PATH: unknown";
    private static final int SIGTERM_CODE = 143;
    private static final int SIGKILL_CODE = 137;
    private static final int NOT_STARTED_CODE = 128;

    private final ApiServer api;
    private final String path;
    private final ContainerScript script;
    private final ScriptedLog log = new ScriptedLog();
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private final CountDownLatch termination = new CountDownLatch(1);
    private final List<PodCondition> conditions = new ArrayList<>();
    private volatile long graceSeconds = Long.MAX_VALUE;
    private volatile boolean over;
    private volatile Pod pod;

    ScriptedPod(ApiServer api, String collection, Pod pod, ContainerScript script) {
        this.api = api;
        this.path = collection + "/" + pod.getMetadata().getName();
        this.pod = pod;
        this.script = script;
        api.send(HttpMethod.POST, collection, pod);
    }

    ScriptedLog log() {
        return log;
    }

    Pod pod() {
        return pod;
    }

    /// From nothing to its end.
    void play(@Nullable Obstacle obstacle) throws InterruptedException {
        conditions.add(
                new PodConditionBuilder().withType("PodScheduled").withStatus("True").build());
        show("Pending", waiting("ContainerCreating", null), "");
        if (obstacle != null) {
            if (obstacle.reason() != null) {
                show("Pending", waiting(obstacle.reason(), obstacle.message()), "");
            }
            termination.await();
        } else if (script.ending() instanceof Ending.CannotStart) {
            over("StartError", NO_SHELL, NOT_STARTED_CODE);
        } else {
            run();
        }
        over = true;
        termination.await();
        api.release(path);
    }

    private void run() throws InterruptedException {
        Instant now = Instant.now();
        show(
                "Running",
                new ContainerStateBuilder()
                        .withNewRunning()
                        .withStartedAt(now.toString())
                        .endRunning()
                        .build(),
                imageId());
        for (ContainerScript.Output output : script.output()) {
            log.write(output.stream(), output.bytes());
        }
        switch (script.ending()) {
            case Ending.Exits(int code) -> ended.complete(code);
            case Ending.RunsOutOfMemory() -> ended.complete(SIGKILL_CODE);
            case Ending.RunsUntilSignalled(var _) -> heedSignals();
            case Ending.CannotStart() -> throw new AssertionError("not started");
        }
        int code = ended.join();
        log.end();
        Thread.sleep(STATUS_LAG);
        boolean outOfMemory = script.ending() instanceof Ending.RunsOutOfMemory;
        over(outOfMemory ? "OOMKilled" : code == 0 ? "Completed" : "Error", "", code);
    }

    private void heedSignals() throws InterruptedException {
        while (!ended.isDone()) {
            boolean terminated = termination.await(20, TimeUnit.MILLISECONDS);
            if (terminated && script.ending().equals(new Ending.RunsUntilSignalled(true))) {
                ended.complete(SIGTERM_CODE);
            } else if (terminated) {
                awaitGrace();
                ended.complete(SIGKILL_CODE);
            }
        }
    }

    /// It may become shorter meanwhile.
    private void awaitGrace() throws InterruptedException {
        long began = System.nanoTime();
        while (!ended.isDone()
                && System.nanoTime() - began < TimeUnit.SECONDS.toNanos(graceSeconds)) {
            Thread.sleep(20);
        }
    }

    /// SIGTERM, and SIGKILL after the grace; of several the shortest counts.
    void terminate(long seconds) {
        graceSeconds = Math.min(graceSeconds, seconds);
        termination.countDown();
    }

    /// Its container ends by itself.
    void finish(int code) {
        ended.complete(code);
    }

    /// Its node has to do without it.
    void evict(String message) {
        synchronized (conditions) {
            conditions.add(
                    new PodConditionBuilder()
                            .withType("DisruptionTarget")
                            .withStatus("True")
                            .withReason("EvictionByEvictionAPI")
                            .withMessage(message)
                            .build());
        }
        ended.complete(SIGTERM_CODE);
    }

    boolean isOver() {
        return over;
    }

    private void over(String reason, String message, int code) {
        ContainerState state =
                new ContainerStateBuilder()
                        .withNewTerminated()
                        .withReason(reason)
                        .withMessage(message.isEmpty() ? null : message)
                        .withExitCode(code)
                        .endTerminated()
                        .build();
        show(code == 0 ? "Succeeded" : "Failed", state, imageId());
    }

    private static ContainerState waiting(String reason, @Nullable String message) {
        return new ContainerStateBuilder()
                .withNewWaiting()
                .withReason(reason)
                .withMessage(message)
                .endWaiting()
                .build();
    }

    private String imageId() {
        return image() + "@sha256:%064x".formatted(image().hashCode());
    }

    String image() {
        return pod.getSpec().getContainers().getFirst().getImage();
    }

    private void show(String phase, ContainerState state, String imageId) {
        List<PodCondition> now;
        synchronized (conditions) {
            now = List.copyOf(conditions);
        }
        pod =
                new PodBuilder(pod)
                        .withNewStatus()
                        .withPhase(phase)
                        .withConditions(now)
                        .addNewContainerStatus()
                        .withName(HardenedJob.CONTAINER)
                        .withImage(image())
                        .withImageID(imageId)
                        .withState(state)
                        .endContainerStatus()
                        .endStatus()
                        .build();
        api.send(HttpMethod.PUT, path + "/status", pod);
    }
}
