package dev.aac.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PodRuleTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String POD = "/spec/template/spec";

    /**
     * Changes of a pod that keeps everything: the one rule it breaks then, where, and the value
     * there.
     */
    private static final String PLANTED =
            """
            NOT_ROOT /securityContext/runAsUser 0
            NOT_ROOT /securityContext/runAsNonRoot null
            NO_USER_OF_ITS_OWN /containers/0/securityContext/runAsUser 0
            READ_ONLY /containers/0/securityContext/readOnlyRootFilesystem false
            NO_PRIVILEGE /containers/0/securityContext/privileged true
            NO_PRIVILEGE /containers/0/securityContext/allowPrivilegeEscalation null
            NO_PRIVILEGE /containers/0/securityContext/capabilities/add ["NET_ADMIN"]
            NO_PRIVILEGE /containers/0/securityContext/capabilities/drop ["NET_RAW"]
            FILTERED_CALLS /securityContext/seccompProfile/type "Unconfined"
            NOTHING_OF_THE_HOST /hostNetwork true
            NOTHING_OF_THE_HOST /hostPID true
            NOTHING_OF_THE_HOST /hostIPC true
            NOTHING_OF_THE_HOST /volumes/0 {"name": "tmp", "hostPath": {"path": "/"}}
            NOTHING_OF_THE_HOST /containers/0/ports/0/hostPort 80
            LIMITS /containers/0/resources null
            LIMITS /containers/0/resources/limits/memory null
            LIMITS /containers/0/resources/requests/cpu null
            LIMITS /containers/0/resources/requests/memory "64Gi"
            BOUNDED_SCRATCH /volumes/0/emptyDir {}
            PINNED_IMAGE /containers/0/image "registry.example.org:5000/aac/producer"
            PINNED_IMAGE /containers/0/image "aac-producer:latest"
            PROBES /containers/0/startupProbe null
            PROBES /containers/0/readinessProbe null
            PROBES /containers/0/livenessProbe/httpGet/port "htpp"
            NO_TOKEN /automountServiceAccountToken null
            NO_TOKEN /serviceAccountName null
            NO_SERVICE_LINKS /enableServiceLinks true
            TIME_TO_END /terminationGracePeriodSeconds null
            NO_SECRET_IN_PLAIN_SIGHT /containers/0/env [{"name": "JWT_SECRET", "value": "a"}]
            """;

    record Planted(PodRule broken, String at, String value) {

        static Planted read(String line) {
            String[] words = line.split(" ", 3);
            return new Planted(PodRule.valueOf(words[0]), POD + words[1], words[2]);
        }
    }

    static List<Planted> planted() {
        return PLANTED.lines().map(Planted::read).toList();
    }

    static List<ObjectNode> workloads() throws IOException {
        List<ObjectNode> workloads = new ArrayList<>();
        for (Path file : ManifestsTest.files()) {
            new Cluster(Yaml.documents(file), Set.of()).workloads().forEach(workloads::add);
        }
        return workloads;
    }

    private static ObjectNode workload(String name) throws IOException {
        return workloads().stream()
                .filter(workload -> Cluster.name(workload).equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void everyPodKeepsThem(ObjectNode workload) {
        assertThat(PodRule.brokenBy(pod(workload))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("planted")
    void whatBreaksOneIsNoticed(Planted planted) throws IOException {
        ObjectNode producer = workload("producer");

        Trees.set(producer, planted.at(), JSON.readTree(planted.value()));

        assertThat(PodRule.brokenBy(pod(producer)))
                .containsExactly(planted.broken() + " by producer");
    }

    @Test
    void aContainerThatComesFirstKeepsThemToo() throws IOException {
        ObjectNode producer = workload("producer");
        ArrayNode first = JSON.createArrayNode().add(JSON.readTree("{\"name\":\"first\"}"));
        Trees.set(producer, POD + "/initContainers", first);

        assertThat(PodRule.brokenBy(pod(producer)))
                .contains(PodRule.READ_ONLY + " by first", PodRule.LIMITS + " by first");
    }

    @Test
    void onlyAPodThatEndsByItselfNeedsNoProbes() throws IOException {
        ObjectNode migrations = workload("migrations");

        Trees.set(migrations, POD + "/restartPolicy", JSON.nullNode());

        assertThat(PodRule.brokenBy(pod(migrations)))
                .containsExactly(PodRule.PROBES + " by migrations");
    }

    @Test
    void eachRuleHasAPodThatBreaksIt() {
        assertThat(planted().stream().map(Planted::broken).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(PodRule.class));
    }

    @Test
    void allWorkloadsAreLookedAt() throws IOException {
        assertThat(workloads().stream().map(Cluster::name))
                .containsExactlyInAnyOrder(
                        "producer", "worker", "dashboard", "migrations", "mongodb", "rabbitmq");
    }

    static PodSpec pod(JsonNode workload) {
        return switch (KubernetesModel.read(workload)) {
            case Deployment deployment -> deployment.getSpec().getTemplate().getSpec();
            case StatefulSet set -> set.getSpec().getTemplate().getSpec();
            case Job job -> job.getSpec().getTemplate().getSpec();
            default -> throw new IllegalArgumentException(KubernetesModel.named(workload));
        };
    }
}
