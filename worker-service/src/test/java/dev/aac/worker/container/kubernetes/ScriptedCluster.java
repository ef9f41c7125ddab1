package dev.aac.worker.container.kubernetes;

import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.worker.container.ContainerId;
import dev.aac.worker.container.ContainerSamples;
import dev.aac.worker.container.ContainerScript;
import dev.aac.worker.container.ContainerSpec;
import dev.aac.worker.container.InstallationId;
import dev.aac.worker.container.NetworkGuard;
import dev.aac.worker.container.OwnedContainer;
import dev.aac.worker.platform.broker.CuttableProxy;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.vertx.VertxHttpClientFactory;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.dsl.HttpMethod;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// A cluster without machines: fabric8's mock server for its API, a [ScriptedKubelet] for all that
/// works behind it, and a [LogServer]; with the namespace, the policies and the rights of
/// `k8s/components/kubernetes-engine`. And an engine on it.
public final class ScriptedCluster implements AutoCloseable {

    static final String NAMESPACE = "aac-runs";
    static final Path MANIFESTS = Path.of("..", "k8s", "components", "kubernetes-engine");

    private static final String POLICIES =
            "/apis/networking.k8s.io/v1/namespaces/" + NAMESPACE + "/networkpolicies";

    /// The mock server tells of each request.
    private static final Logger NOISE = Logger.getLogger("io.fabric8.mockwebserver");

    private final ApiServer api = new ApiServer();
    private final ScriptedKubelet kubelet = new ScriptedKubelet(api);
    private final LogServer logs = new LogServer(kubelet::log);
    private final KubernetesMockServer server =
            new KubernetesMockServer(
                    new Context(), new MockWebServer(), new HashMap<>(), api, false);
    private final CuttableProxy wire;
    private final KubernetesClient client;
    private final ContainerSamples samples =
            new ContainerSamples(
                    new InstallationId("test-" + UUID.randomUUID().toString().substring(0, 13)));
    private final KubernetesContainerEngine engine;
    private final List<KubernetesContainerEngine> others = new ArrayList<>();

    public ScriptedCluster() {
        NOISE.setLevel(Level.WARNING);
        api.tell(kubelet);
        server.start(InetAddress.getLoopbackAddress(), 0);
        wire =
                CuttableProxy.before(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort()));
        client = client();
        engine = engineWith(NetworkGuard.ENFORCE);
        manifests(NetworkPolicy.class).stream()
                .filter(policy -> NAMESPACE.equals(policy.getMetadata().getNamespace()))
                .forEach(policy -> api.send(HttpMethod.POST, POLICIES, policy));
    }

    private KubernetesContainerEngine engineWith(NetworkGuard guard) {
        return new KubernetesContainerEngine(
                client, new KubernetesEngineSettings(NAMESPACE, guard));
    }

    /// Of another worker on this cluster.
    KubernetesContainerEngine anotherEngine() {
        KubernetesContainerEngine another = engineWith(NetworkGuard.ENFORCE);
        others.add(another);
        return another;
    }

    /// Of a worker whose operator sees to the network.
    KubernetesContainerEngine unguardedEngine() {
        KubernetesContainerEngine unguarded = engineWith(NetworkGuard.EXTERNAL);
        others.add(unguarded);
        return unguarded;
    }

    /// With less patience.
    KubernetesContainerEngine impatientEngine() {
        Duration limit = Duration.ofMillis(500);
        KubernetesContainerEngine impatient =
                new KubernetesContainerEngine(
                        client,
                        new KubernetesEngineSettings(NAMESPACE, NetworkGuard.ENFORCE),
                        new PodStart(limit, limit));
        others.add(impatient);
        return impatient;
    }

    /// Somebody took them away.
    void withoutPolicies() {
        manifests(NetworkPolicy.class)
                .forEach(policy -> api.delete(POLICIES + "/" + policy.getMetadata().getName()));
    }

    private KubernetesClient client() {
        Config config =
                new ConfigBuilder(Config.empty())
                        .withMasterUrl("http://127.0.0.1:" + wire.port() + "/")
                        .build();
        ClusterClientConfig.apply(config);
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientFactory(new VertxHttpClientFactory())
                .withHttpClientBuilderConsumer(
                        http -> http.addOrReplaceInterceptor("logs", new ToTheLogServer()))
                .build();
    }

    /// fabric8's mock server can hand out no answer that goes on.
    private final class ToTheLogServer implements Interceptor {

        @Override
        public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
            if (request.uri().getPath().endsWith("/log")) {
                builder.uri(logs.instead(request.uri()));
            }
        }
    }

    /// Objects of a kind in the manifests of this engine.
    <T extends HasMetadata> List<T> manifests(Class<T> type) {
        try (var files = Files.list(MANIFESTS)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("kustomization.yaml"))
                    .flatMap(this::objects)
                    .filter(type::isInstance)
                    .map(type::cast)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<HasMetadata> objects(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return client.load(content).items().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public KubernetesContainerEngine engine() {
        return engine;
    }

    ApiServer api() {
        return api;
    }

    ScriptedKubelet kubelet() {
        return kubelet;
    }

    LogServer logs() {
        return logs;
    }

    ContainerSamples samples() {
        return samples;
    }

    /// A new task that plays this.
    ContainerSpec playing(ContainerScript script) {
        ContainerSpec spec = samples.spec(samples.image("team/tests:1"), "npm test");
        kubelet.playing(spec.owner().run().taskId(), script);
        return spec;
    }

    ContainerSpec ofInstallation(InstallationId installation) {
        ContainerSamples others = new ContainerSamples(installation);
        return others.spec(others.image("team/tests:1"), "npm test");
    }

    /// The pod that runs for this specification.
    ScriptedPod podOf(ContainerSpec spec) {
        return kubelet.podOf(spec.owner().run().taskId()).orElseThrow();
    }

    /// What containers of this task do.
    public void playing(TaskId task, ContainerScript script) {
        kubelet.playing(task, script);
    }

    /// No registry has it.
    public void withoutImage(String image) {
        kubelet.hinder(
                image,
                new ScriptedPod.Obstacle(
                        "ErrImagePull", "failed to resolve reference: lookup x: no such host"));
    }

    /// To pull it takes for ever.
    public void withEndlessPull(String image) {
        kubelet.hinder(image, ScriptedPod.Obstacle.ENDLESS_PULL);
    }

    /// Pods on its node.
    public int podCount() {
        return kubelet.count();
    }

    /// The Job of a run, as the API has it.
    public Optional<Job> job(RunRef run) {
        return api.find(
                "/apis/batch/v1/namespaces/" + NAMESPACE + "/jobs/" + JobRef.nameFor(run),
                Job.class);
    }

    /// The variables of a Job, as the API has them.
    Optional<Secret> variables(Job job) {
        return api.find(ScriptedKubelet.variables(job), Secret.class);
    }

    /// Nobody gets an answer from it any more, or somebody does again.
    void setAway(boolean away) {
        logs.setAway(away);
        if (away) {
            wire.cut();
        } else {
            wire.mend();
        }
    }

    void removeContainers() throws Exception {
        for (OwnedContainer container : engine.list(samples.installation())) {
            engine.remove(container.id());
        }
    }

    /// Created, attached nowhere, and started.
    ContainerId start(ContainerSpec spec) throws Exception {
        ContainerId id = engine.create(spec);
        engine.start(id);
        engine.awaitRunning(id, spec.image());
        return id;
    }

    @Override
    public void close() {
        others.forEach(KubernetesContainerEngine::close);
        engine.close();
        client.close();
        wire.close();
        logs.close();
        server.destroy();
    }
}
