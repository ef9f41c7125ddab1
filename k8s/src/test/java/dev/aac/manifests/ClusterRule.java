package dev.aac.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What objects that are applied together have to keep among each other. */
enum ClusterRule {
    /** Whatever no policy names, no pod may do. */
    DENIED_BY_DEFAULT(
            cluster ->
                    cluster.kind("NetworkPolicy")
                                    .anyMatch(
                                            policy ->
                                                    policy.at("/spec/podSelector").isEmpty()
                                                            && policy.at("/spec/policyTypes").size()
                                                                    == 2
                                                            && !policy.path("spec").has("ingress")
                                                            && !policy.path("spec").has("egress"))
                            ? Stream.empty()
                            : Stream.of("nothing denies by default")),
    /** Of both directions, whoever else may come in. */
    POLICY_FOR_EACH(
            cluster ->
                    cluster.workloads()
                            .filter(
                                    workload ->
                                            cluster.kind("NetworkPolicy")
                                                    .noneMatch(policy -> isWhole(policy, workload)))
                            .map(Cluster::name)),
    /** The worker runs beside code that nobody vetted. */
    NO_WAY_FROM_WORKER_TO_STORE(
            cluster ->
                    cluster.kind("NetworkPolicy")
                            .filter(policy -> isOf(policy, "worker"))
                            .flatMap(policy -> Cluster.each(policy.at("/spec/egress")))
                            .filter(
                                    way ->
                                            way.path("ports").isEmpty()
                                                    || Cluster.each(way.path("ports"))
                                                            .anyMatch(
                                                                    port ->
                                                                            port.path("port")
                                                                                            .asInt()
                                                                                    == 27017))
                            .map(JsonNode::toString)),
    /**
     * No role is for the whole cluster, takes all there is, or leads into pods or reads secrets.
     */
    LEAST_RIGHTS(
            cluster ->
                    cluster.objects().stream()
                            .filter(object -> RunRules.isTooMuch(object))
                            .map(Cluster::name)),
    /** Accounts have their tokens in no pod that does not ask, and those of runs have no rights. */
    RUNS_MAY_NOTHING(
            cluster ->
                    Stream.concat(
                                    cluster.kind("ServiceAccount")
                                            .filter(RunRules::hasItsTokenEverywhere),
                                    cluster.kind("RoleBinding").filter(RunRules::isForRuns))
                            .map(Cluster::name)),
    /**
     * Where runs are, nobody comes in, and no address of the cluster's or the cloud's is reached.
     */
    RUNS_REACH_NOTHING_INSIDE(RunRules::openNetworks),
    BUDGET_FOR_EACH(
            cluster ->
                    cluster.kind("Deployment")
                            .filter(
                                    workload ->
                                            cluster.kind("PodDisruptionBudget")
                                                    .noneMatch(
                                                            budget ->
                                                                    Cluster.selects(
                                                                            budget.at(
                                                                                    "/spec/selector/matchLabels"),
                                                                            workload)))
                            .map(Cluster::name)),
    /** An update never takes one away before there is another. */
    NEVER_FEWER(
            cluster ->
                    cluster.kind("Deployment")
                            .filter(
                                    workload -> {
                                        JsonNode update =
                                                workload.at("/spec/strategy/rollingUpdate");
                                        return !(update.path("maxUnavailable").asInt(-1) == 0
                                                && update.path("maxSurge").asInt(-1) == 1);
                                    })
                            .map(Cluster::name)),
    /** Done for good or given up at some point, and gone before the next version's comes. */
    JOBS_END(
            cluster ->
                    cluster.kind("Job")
                            .filter(
                                    job ->
                                            !job.at("/spec/backoffLimit").isInt()
                                                    || !job.at("/spec/ttlSecondsAfterFinished")
                                                            .isInt())
                            .map(Cluster::name)),
    SPREAD(
            cluster ->
                    cluster.kind("Deployment")
                            .filter(
                                    workload ->
                                            workload.at(
                                                                    "/spec/template/spec/affinity/podAntiAffinity")
                                                            .isMissingNode()
                                                    || workload.at(
                                                                    "/spec/template/spec/topologySpreadConstraints")
                                                            .isEmpty())
                            .map(Cluster::name)),
    SERVICES_LEAD_SOMEWHERE(
            cluster ->
                    cluster.kind("Service")
                            .filter(
                                    service ->
                                            cluster.workloads()
                                                    .filter(
                                                            workload ->
                                                                    Cluster.selects(
                                                                            service.at(
                                                                                    "/spec/selector"),
                                                                            workload))
                                                    .noneMatch(
                                                            workload ->
                                                                    Cluster.ports(workload)
                                                                            .containsAll(
                                                                                    targets(
                                                                                            service))))
                            .map(Cluster::name)),
    WAYS_IN_LEAD_SOMEWHERE(
            cluster ->
                    cluster.kind("Ingress")
                            .flatMap(ClusterRule::backends)
                            .filter(backend -> !leadsSomewhere(cluster, backend))
                            .map(JsonNode::toString)),
    TLS_ON_EACH_WAY_IN(
            cluster ->
                    cluster.kind("Ingress")
                            .filter(ingress -> !isAllTls(ingress))
                            .map(Cluster::name)),
    SETTINGS_ARE_THERE(
            cluster ->
                    cluster.workloads()
                            .flatMap(Cluster::settingsOf)
                            .filter(named -> !cluster.hasSettings(named.getKey(), named.getValue()))
                            .map(Object::toString)),
    /** No secret is in a file that everybody has. */
    SECRETS_WITHOUT_VALUES(
            cluster ->
                    cluster.kind("Secret")
                            .filter(secret -> !holdsNothing(secret))
                            .map(Cluster::name));

    private static final String REDIRECT = "nginx.ingress.kubernetes.io/ssl-redirect";

    @SuppressWarnings("ImmutableEnumChecker") // Functions that hold nothing.
    private final Function<Cluster, Stream<String>> broken;

    ClusterRule(Function<Cluster, Stream<String>> broken) {
        this.broken = broken;
    }

    List<String> brokenBy(Cluster cluster) {
        return broken.apply(cluster).map(what -> this + ": " + what).toList();
    }

    private static boolean isWhole(JsonNode policy, JsonNode workload) {
        return policy.at("/spec/policyTypes").size() == 2
                && Cluster.selects(policy.at("/spec/podSelector/matchLabels"), workload);
    }

    private static boolean isOf(JsonNode policy, String name) {
        return policy.at("/spec/podSelector/matchLabels")
                .path("app.kubernetes.io/name")
                .asText()
                .equals(name);
    }

    private static Set<String> targets(JsonNode service) {
        return Cluster.each(service.at("/spec/ports"))
                .map(port -> port.path("targetPort").asText())
                .collect(Collectors.toSet());
    }

    private static Stream<JsonNode> backends(JsonNode ingress) {
        return Cluster.each(ingress.at("/spec/rules"))
                .flatMap(rule -> Cluster.each(rule.at("/http/paths")))
                .map(path -> path.at("/backend/service"));
    }

    private static boolean leadsSomewhere(Cluster cluster, JsonNode backend) {
        return cluster.named("Service", backend.path("name").asText()).stream()
                .flatMap(service -> Cluster.each(service.at("/spec/ports")))
                .anyMatch(port -> port.path("name").equals(backend.at("/port/name")));
    }

    private static boolean isAllTls(JsonNode ingress) {
        Set<String> covered =
                Cluster.each(ingress.at("/spec/tls"))
                        .filter(tls -> tls.hasNonNull("secretName"))
                        .flatMap(tls -> Cluster.each(tls.path("hosts")))
                        .map(JsonNode::asText)
                        .collect(Collectors.toSet());
        return ingress.at("/metadata/annotations").path(REDIRECT).asText().equals("true")
                && Cluster.each(ingress.at("/spec/rules"))
                        .allMatch(rule -> covered.contains(rule.path("host").asText()));
    }

    private static boolean holdsNothing(ObjectNode secret) {
        return Stream.of("data", "stringData")
                .map(secret::path)
                .flatMap(Cluster::each)
                .allMatch(value -> value.asText().isEmpty());
    }
}
