package dev.aac.worker.container.kubernetes;

import dev.aac.contract.id.TaskId;
import dev.aac.worker.container.ContainerLabels;
import dev.aac.worker.container.ContainerScript;
import dev.aac.worker.container.kubernetes.ScriptedPod.Obstacle;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What makes a pod of a started Job, runs it on a node, and clears away what is deleted: as far as
/// an engine can see it, the controller of Jobs, the scheduler, the kubelet and the collector of
/// garbage. Each task plays its script.
final class ScriptedKubelet implements ApiServer.Controllers {

    private static final Logger LOG = Logger.getLogger(ScriptedKubelet.class);
    private static final String FINALIZER = "batch.kubernetes.io/job-tracking";

    private final ApiServer api;
    private final Map<String, ContainerScript> scripts = new ConcurrentHashMap<>();
    private final Map<String, Obstacle> obstacles = new ConcurrentHashMap<>();
    private final Map<String, ScriptedPod> pods = new ConcurrentHashMap<>();
    private final Map<String, String> podsOfJobs = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile boolean idle;

    ScriptedKubelet(ApiServer api) {
        this.api = api;
    }

    /// What a task's containers do.
    void playing(TaskId task, ContainerScript script) {
        scripts.put(task.value(), script);
    }

    /// Containers of this image do not come to run.
    void hinder(String image, Obstacle obstacle) {
        obstacles.put(image, obstacle);
    }

    /// No pods are made from now on, as when a quota is spent; or they are again.
    void setIdle(boolean idle) {
        this.idle = idle;
    }

    Optional<ScriptedLog> log(String pod) {
        return Optional.ofNullable(pods.get(pod)).map(ScriptedPod::log);
    }

    /// The pod that a task has now.
    Optional<ScriptedPod> podOf(TaskId task) {
        return pods.values().stream()
                .filter(pod -> task.value().equals(taskOf(pod.pod())))
                .findFirst();
    }

    int count() {
        return pods.size();
    }

    private static String taskOf(Pod pod) {
        return pod.getMetadata().getAnnotations().getOrDefault(ContainerLabels.TASK, "");
    }

    @Override
    public void started(Job job) {
        String uid = job.getMetadata().getUid();
        if (idle || podsOfJobs.containsKey(uid)) {
            return;
        }
        String name = "%s-%05x".formatted(job.getMetadata().getName(), numbers.incrementAndGet());
        ScriptedPod pod = make(job, name);
        pods.put(name, pod);
        podsOfJobs.put(uid, name);
        Thread.ofVirtual().name("kubelet").start(() -> run(pod, name));
    }

    private ScriptedPod make(Job job, String name) {
        PodTemplateSpec template = job.getSpec().getTemplate();
        Pod pod =
                new PodBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(job.getMetadata().getNamespace())
                        .withLabels(template.getMetadata().getLabels())
                        .withAnnotations(template.getMetadata().getAnnotations())
                        .addToFinalizers(FINALIZER)
                        .addNewOwnerReference()
                        .withApiVersion("batch/v1")
                        .withKind("Job")
                        .withName(job.getMetadata().getName())
                        .withUid(job.getMetadata().getUid())
                        .endOwnerReference()
                        .endMetadata()
                        .withSpec(template.getSpec())
                        .build();
        ContainerScript script = scripts.getOrDefault(taskOf(pod), ContainerScript.exits(0));
        return new ScriptedPod(api, pods(job), pod, script);
    }

    private void run(ScriptedPod played, String name) {
        try {
            played.play(obstacleOf(played));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("a pod could not be played", e);
        } finally {
            pods.remove(name);
        }
    }

    private @Nullable Obstacle obstacleOf(ScriptedPod played) {
        boolean hasVariables = api.find(variables(played.pod()), Secret.class).isPresent();
        return hasVariables
                ? obstacles.get(played.image())
                : new Obstacle("CreateContainerConfigError", "secret not found");
    }

    /// Where the Secret is that the pod's only container has its variables from.
    static String variables(Pod pod) {
        return variables(pod.getMetadata().getNamespace(), pod.getSpec());
    }

    static String variables(Job job) {
        return variables(job.getMetadata().getNamespace(), job.getSpec().getTemplate().getSpec());
    }

    private static String variables(String namespace, PodSpec spec) {
        String name =
                spec.getContainers().getFirst().getEnvFrom().getFirst().getSecretRef().getName();
        return "/api/v1/namespaces/%s/secrets/%s".formatted(namespace, name);
    }

    private static String pods(Job job) {
        return "/api/v1/namespaces/%s/pods".formatted(job.getMetadata().getNamespace());
    }

    @Override
    public void deleted(Pod pod, long graceSeconds) {
        ScriptedPod played = pods.get(pod.getMetadata().getName());
        if (played != null) {
            played.terminate(graceSeconds);
        }
    }

    /// Its pod first, then it, then what else it owns.
    @Override
    public void deleted(Job job) {
        Thread.ofVirtual().name("garbage-collector").start(() -> clear(job));
    }

    private void clear(Job job) {
        String name = podsOfJobs.get(job.getMetadata().getUid());
        try {
            if (name != null) {
                String path = pods(job) + "/" + name;
                boolean asked = false;
                while (pods.containsKey(name) || api.find(path, Pod.class).isPresent()) {
                    ScriptedPod played = pods.get(name);
                    if (played != null && !asked) {
                        asked = true;
                        api.delete(path);
                        played.terminate(HardenedJob.GRACE.toSeconds());
                    }
                    Thread.sleep(10);
                }
            }
            api.release(
                    "/apis/batch/v1/namespaces/%s/jobs/%s"
                            .formatted(
                                    job.getMetadata().getNamespace(), job.getMetadata().getName()));
            api.delete(variables(job));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
