package dev.aac.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The overlays as kustomize puts them together, held to the same rules. Left out where neither
 * kustomize nor kubectl is installed, save on a build machine: the files by themselves are looked
 * at all the same.
 */
final class OverlaysTest {

    @TempDir Path folder;

    @Test
    void productionKeepsEveryRule() throws Exception {
        List<ObjectNode> objects = kustomize().build(copied("overlays/production"));

        assertKeepsEveryRule(
                new Cluster(objects, Set.of("aac-producer", "aac-worker", "aac-worker-docker")));
        assertThat(replicas(objects, "producer")).as("left to the autoscaler").isEmpty();
        assertThat(new Cluster(objects, Set.of()).kind("Secret")).isEmpty();
    }

    @Test
    void theOneOnOneMachineKeepsEveryRuleWithSecretsOfItsOwn() throws Exception {
        Path overlay = copied("overlays/local");
        Kustomize kustomize = kustomize();
        Kustomize.run(List.of("bash", overlay.resolve("make-secrets.sh").toString()));

        List<ObjectNode> objects = kustomize.build(overlay);

        Cluster cluster = new Cluster(objects, Set.of());
        assertThat(cluster.kind("Secret")).hasSize(4);
        assertThat(replicas(objects, "worker")).as("it runs executions itself").contains(1);
        assertKeepsEveryRule(
                new Cluster(
                        objects.stream()
                                .filter(object -> !object.path("kind").asText().equals("Secret"))
                                .toList(),
                        namesOfSecrets(cluster)));
    }

    @Test
    void onOneMachineNobodyButTheStoreItselfHasItsRoot() throws Exception {
        Path overlay = copied("overlays/local");
        Kustomize kustomize = kustomize();
        Kustomize.run(List.of("bash", overlay.resolve("make-secrets.sh").toString()));
        Properties store = settings(overlay.resolve("secrets/mongodb.env"));
        String address =
                settings(overlay.resolve("secrets/producer.env")).getProperty("MONGODB_URI");

        assertThat(address)
                .startsWith("mongodb://aac:" + store.getProperty("AAC_MONGODB_PASSWORD") + "@")
                .endsWith("/automation_platform")
                .doesNotContain(store.getProperty("MONGO_INITDB_ROOT_PASSWORD"));
        assertThat(kustomize.build(overlay))
                .filteredOn(object -> object.path("kind").asText().equals("ConfigMap"))
                .map(object -> object.at("/data/10-aac-user.js").asText())
                .contains(Files.readString(Sources.ROOT.resolve("docker/mongodb/10-aac-user.js")));
    }

    @Test
    void withoutItsSecretsTheOneOnOneMachineIsRefused() throws Exception {
        Kustomize kustomize = kustomize();
        Path overlay = copied("overlays/local");

        assertThat(refusal(kustomize, overlay)).contains("secrets/");
    }

    @Test
    void componentsThatNobodyHasToUseFitOntoProduction() throws Exception {
        Path overlay = copied("overlays/production");
        Path file = overlay.resolve("kustomization.yaml");
        String more =
                Stream.of("monitoring", "keda", "kubernetes-engine")
                        .map(component -> "  - ../../components/" + component + "\n")
                        .reduce("components:\n", String::concat);
        Files.writeString(file, Files.readString(file).replace("components:\n", more));

        List<ObjectNode> objects = kustomize().build(overlay);

        for (ObjectNode object : objects) {
            if (KubernetesModel.isKnown(object)) {
                KubernetesModel.read(object);
            }
        }
        Cluster cluster = new Cluster(objects, Set.of());
        assertThat(cluster.kind("ServiceMonitor")).hasSize(2);
        assertThat(cluster.kind("ScaledObject")).hasSize(1);
        assertThat(replicas(objects, "worker")).as("left to KEDA").isEmpty();
        assertRunsInTheCluster(cluster);
    }

    /** As the component has it: no engine elsewhere, and its runs where nothing else is. */
    private static void assertRunsInTheCluster(Cluster cluster) {
        ObjectNode worker = cluster.named("Deployment", "worker").orElseThrow();
        PodSpec pod = PodRuleTest.pod(worker);
        assertThat(PodRule.brokenBy(pod)).isEmpty();
        assertThat(pod.getAutomountServiceAccountToken()).isTrue();
        assertThat(pod.getVolumes()).extracting(Volume::getName).containsExactly("tmp");
        assertThat(pod.getContainers().getFirst().getVolumeMounts())
                .extracting(VolumeMount::getName)
                .containsExactly("tmp");
        assertThat(pod.getContainers().getFirst().getEnv())
                .extracting(EnvVar::getName, EnvVar::getValue)
                .contains(
                        tuple("WORKER_RUNTIME", "kubernetes"),
                        tuple("AAC_RUNS_NAMESPACE", "aac-runs"),
                        tuple("AAC_WORKER_NETWORK_GUARD", "enforce"));
        assertThat(
                        Stream.of(
                                        "Role runs",
                                        "RoleBinding worker",
                                        "ServiceAccount run",
                                        "NetworkPolicy runs",
                                        "ResourceQuota runs",
                                        "LimitRange runs")
                                .map(name -> name.split(" ", 2))
                                .map(name -> cluster.named(name[0], name[1]).orElseThrow())
                                .map(object -> object.at("/metadata/namespace").asText()))
                .as("what is about runs is where they are")
                .containsOnly("aac-runs");
        assertThat(ClusterRule.RUNS_REACH_NOTHING_INSIDE.brokenBy(cluster)).isEmpty();
        assertThat(ClusterRule.LEAST_RIGHTS.brokenBy(cluster)).isEmpty();
    }

    private static void assertKeepsEveryRule(Cluster cluster) {
        for (ObjectNode object : cluster.objects()) {
            KubernetesModel.read(object);
        }
        assertThat(cluster.workloads()).isNotEmpty();
        assertThat(
                        cluster.workloads()
                                .flatMap(
                                        workload ->
                                                PodRule.brokenBy(PodRuleTest.pod(workload))
                                                        .stream()))
                .isEmpty();
        assertThat(Stream.of(ClusterRule.values()).flatMap(rule -> rule.brokenBy(cluster).stream()))
                .isEmpty();
    }

    private static Optional<Integer> replicas(List<ObjectNode> objects, String deployment) {
        return new Cluster(objects, Set.of())
                .named("Deployment", deployment)
                .map(found -> found.at("/spec/replicas"))
                .filter(number -> !number.isMissingNode())
                .map(number -> number.asInt());
    }

    private static Properties settings(Path file) throws IOException {
        Properties settings = new Properties();
        try (Reader lines = Files.newBufferedReader(file)) {
            settings.load(lines);
        }
        return settings;
    }

    private static Set<String> namesOfSecrets(Cluster cluster) {
        return Stream.concat(
                        cluster.kind("Secret").map(Cluster::name), cluster.elsewhere().stream())
                .collect(Collectors.toSet());
    }

    private static String refusal(Kustomize kustomize, Path overlay) throws InterruptedException {
        try {
            return "nothing was refused: " + kustomize.build(overlay);
        } catch (IOException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private static Kustomize kustomize() {
        Optional<Kustomize> found = Kustomize.find();
        if (!"true".equals(System.getenv("CI"))) {
            assumeTrue(found.isPresent(), "neither kustomize nor kubectl is here");
        }
        return found.orElseThrow(
                () -> new AssertionError("neither kustomize nor kubectl is here, and CI is true"));
    }

    /** Where secrets can be made without anybody else's being touched. */
    private Path copied(String overlay) throws IOException {
        for (Path file :
                Stream.of("base", "components", "overlays")
                        .map(Sources.KUBERNETES::resolve)
                        .flatMap(Sources::under)
                        .toList()) {
            Path copy = folder.resolve(Sources.KUBERNETES.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
        return folder.resolve(overlay);
    }
}
