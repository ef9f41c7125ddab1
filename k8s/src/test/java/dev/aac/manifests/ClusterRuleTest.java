package dev.aac.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is applied together in production, read from the files it is made of. */
final class ClusterRuleTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> FOLDERS =
            List.of(
                    "base",
                    "components/autoscaling",
                    "components/kubernetes-engine",
                    "components/monitoring",
                    "overlays/production");

    /** Generated from the env files of the base. */
    private static final Set<String> SETTINGS = Set.of("aac-producer", "aac-worker");

    /** Both services end within so long after the time they are given. */
    private static final Duration OWN_TIME_TO_END = Duration.ofSeconds(15);

    /**
     * Changes: the rule that each breaks, the object's kind and name, where, and the value there.
     */
    private static final String PLANTED =
            """
            DENIED_BY_DEFAULT NetworkPolicy default-deny /spec/egress [{}]
            DENIED_BY_DEFAULT NetworkPolicy default-deny /spec/policyTypes ["Ingress"]
            POLICY_FOR_EACH NetworkPolicy dashboard /spec/podSelector/matchLabels {"app": "d"}
            POLICY_FOR_EACH NetworkPolicy migrations /spec/podSelector/matchLabels {"app": "m"}
            NO_WAY_FROM_WORKER_TO_STORE NetworkPolicy worker /spec/egress/0/ports/0/port 27017
            NO_WAY_FROM_WORKER_TO_STORE NetworkPolicy worker /spec/egress/0 {}
            LEAST_RIGHTS Role runs /rules/0/verbs ["*"]
            LEAST_RIGHTS Role runs /rules/1/verbs ["create", "get"]
            LEAST_RIGHTS Role runs /rules/2/resources ["pods", "pods/exec"]
            LEAST_RIGHTS Role runs /rules/3/resources ["secrets"]
            LEAST_RIGHTS Role runs /rules/2/verbs ["create"]
            LEAST_RIGHTS Role runs /kind "ClusterRole"
            LEAST_RIGHTS RoleBinding worker /roleRef/kind "ClusterRole"
            RUNS_MAY_NOTHING ServiceAccount run /automountServiceAccountToken null
            RUNS_MAY_NOTHING ServiceAccount worker /automountServiceAccountToken true
            RUNS_MAY_NOTHING RoleBinding worker /subjects/0/namespace "aac-runs"
            RUNS_REACH_NOTHING_INSIDE NetworkPolicy runs /spec/egress/0/to/0/ipBlock/except ["10.0.0.0/8"]
            RUNS_REACH_NOTHING_INSIDE NetworkPolicy runs /spec/egress/0/to []
            RUNS_REACH_NOTHING_INSIDE NetworkPolicy runs /spec/egress/1/ports []
            RUNS_REACH_NOTHING_INSIDE NetworkPolicy runs /spec/ingress [{}]
            RUNS_REACH_NOTHING_INSIDE NetworkPolicy runs /spec/podSelector {"matchLabels": {"a": "b"}}
            RUNS_REACH_NOTHING_INSIDE NetworkPolicy runs /spec/policyTypes ["Ingress"]
            BUDGET_FOR_EACH PodDisruptionBudget producer /spec/selector/matchLabels {"app": "p"}
            NEVER_FEWER Deployment producer /spec/strategy/rollingUpdate/maxUnavailable 1
            NEVER_FEWER Deployment worker /spec/strategy {"type": "Recreate"}
            JOBS_END Job migrations /spec/backoffLimit null
            JOBS_END Job migrations /spec/ttlSecondsAfterFinished null
            SPREAD Deployment producer /spec/template/spec/affinity null
            SPREAD Deployment producer /spec/template/spec/topologySpreadConstraints []
            SERVICES_LEAD_SOMEWHERE Service dashboard /spec/selector {"app": "d"}
            SERVICES_LEAD_SOMEWHERE Service producer /spec/ports/0/targetPort "htpp"
            WAYS_IN_LEAD_SOMEWHERE Ingress aac /spec/rules/0/http/paths/0/backend/service/name "api"
            WAYS_IN_LEAD_SOMEWHERE Ingress aac /spec/rules/0/http/paths/1/backend/service/port/name "a"
            TLS_ON_EACH_WAY_IN Ingress aac /spec/tls []
            TLS_ON_EACH_WAY_IN Ingress aac-socket-io /spec/rules/0/host "b.example.org"
            TLS_ON_EACH_WAY_IN Ingress aac /metadata/annotations {}
            SETTINGS_ARE_THERE Deployment producer /spec/template/spec/containers/0/envFrom/1 {"secretRef": {"name": "a"}}
            SETTINGS_ARE_THERE Deployment producer /spec/template/spec/containers/0/envFrom/0 {"configMapRef": {"name": "a"}}
            SETTINGS_ARE_THERE Deployment worker /spec/template/spec/volumes/1/secret/secretName "aac"
            SETTINGS_ARE_THERE Deployment worker /spec/template/spec/volumes/1 {"name": "docker", "configMap": {"name": "aac"}}
            SETTINGS_ARE_THERE Job migrations /spec/template/spec/containers/0/env/0/valueFrom/secretKeyRef/name "aac"
            SECRETS_WITHOUT_VALUES Secret aac-producer /stringData/JWT_SECRET "dev-secret"
            """;

    record Planted(ClusterRule broken, String kind, String name, String at, String value) {

        static Planted read(String line) {
            String[] words = line.split(" ", 5);
            return new Planted(
                    ClusterRule.valueOf(words[0]), words[1], words[2], words[3], words[4]);
        }
    }

    static List<Planted> planted() {
        return PLANTED.lines().map(Planted::read).toList();
    }

    private static Cluster production() throws IOException {
        List<ObjectNode> objects = new ArrayList<>();
        for (Path file : ManifestsTest.files()) {
            String folder = Sources.KUBERNETES.relativize(file.getParent()).toString();
            if (FOLDERS.contains(folder)) {
                objects.addAll(Yaml.documents(file));
            }
        }
        return new Cluster(objects, SETTINGS);
    }

    @ParameterizedTest
    @EnumSource
    void productionKeepsThem(ClusterRule rule) throws IOException {
        assertThat(rule.brokenBy(production())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("planted")
    void whatBreaksOneIsNoticed(Planted planted) throws IOException {
        Cluster cluster = production();
        JsonNode value = JSON.readTree(planted.value());
        Trees.set(cluster.named(planted.kind(), planted.name()).orElseThrow(), planted.at(), value);

        assertThat(planted.broken().brokenBy(cluster)).isNotEmpty();
    }

    @Test
    void eachRuleHasAClusterThatBreaksIt() {
        assertThat(planted().stream().map(Planted::broken).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(ClusterRule.class));
    }

    @Test
    void podsHaveTheTimeToEndThatTheirServicesTake() throws IOException {
        Duration delay =
                Duration.parse(
                        "PT"
                                + setting("producer.env", "AAC_SHUTDOWN_DELAY")
                                        .toUpperCase(Locale.ROOT));
        Duration drain =
                Duration.ofSeconds(Long.parseLong(setting("worker.env", "WORKER_DRAIN_SECONDS")));

        assertThat(timeToEnd("producer")).isGreaterThan(delay.plus(OWN_TIME_TO_END));
        assertThat(timeToEnd("worker")).isGreaterThan(drain.plus(OWN_TIME_TO_END));
    }

    private static Duration timeToEnd(String deployment) throws IOException {
        JsonNode workload = production().named("Deployment", deployment).orElseThrow();
        return Duration.ofSeconds(
                workload.at("/spec/template/spec/terminationGracePeriodSeconds").asLong());
    }

    private static String setting(String file, String name) throws IOException {
        Properties settings = new Properties();
        settings.load(
                new StringReader(
                        Files.readString(Sources.KUBERNETES.resolve("base").resolve(file))));
        return settings.getProperty(name);
    }
}
