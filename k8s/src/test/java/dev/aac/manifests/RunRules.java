package dev.aac.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What has to hold where executions run as Jobs of the cluster, and for who may make them. */
final class RunRules {

    private static final Set<String> FOR_THE_WHOLE_CLUSTER =
            Set.of("ClusterRole", "ClusterRoleBinding");

    private static final String ALL = "*";
    private static final String PODS = "pods";
    private static final String SECRETS = "secrets";

    /** Who may use these is in every pod, or is whoever they want to be. */
    private static final Set<String> TOO_MUCH =
            Set.of(
                    ALL,
                    "pods/exec",
                    "pods/attach",
                    "pods/portforward",
                    "pods/ephemeralcontainers",
                    "serviceaccounts/token",
                    "roles",
                    "rolebindings");

    private static final Set<String> NEVER_OF_PODS = Set.of(ALL, "create", "patch", "update");

    /** To make one is to see none. */
    private static final Set<String> ALL_OF_SECRETS = Set.of("create");

    /** Addresses of networks that are somebody's own, and those of links, where metadata is. */
    private static final Set<String> INSIDE =
            Set.of(
                    "10.0.0.0/8",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    "100.64.0.0/10",
                    "169.254.0.0/16");

    private RunRules() {}

    static boolean isTooMuch(JsonNode object) {
        String kind = object.path("kind").asText();
        return FOR_THE_WHOLE_CLUSTER.contains(kind)
                || FOR_THE_WHOLE_CLUSTER.contains(object.at("/roleRef/kind").asText())
                || Cluster.each(object.path("rules")).anyMatch(RunRules::isTooMuchOf);
    }

    private static boolean isTooMuchOf(JsonNode rule) {
        Set<String> resources = words(rule.path("resources"));
        Set<String> verbs = words(rule.path("verbs"));
        return resources.stream().anyMatch(TOO_MUCH::contains)
                || words(rule.path("apiGroups")).contains(ALL)
                || verbs.contains(ALL)
                || (resources.contains(PODS) && verbs.stream().anyMatch(NEVER_OF_PODS::contains))
                || (resources.contains(SECRETS) && !ALL_OF_SECRETS.containsAll(verbs));
    }

    static boolean hasItsTokenEverywhere(JsonNode account) {
        return account.path("automountServiceAccountToken").asBoolean(true);
    }

    /** The accounts of runs are in the namespace that a role is about. */
    static boolean isForRuns(JsonNode binding) {
        return Cluster.each(binding.path("subjects"))
                .anyMatch(
                        subject ->
                                subject.path("namespace")
                                        .equals(binding.at("/metadata/namespace")));
    }

    /** Namespaces that a worker may make Jobs in, and whose policies let too much pass. */
    static Stream<String> openNetworks(Cluster cluster) {
        return cluster.kind("Role")
                .map(role -> role.at("/metadata/namespace"))
                .filter(
                        runs ->
                                policies(cluster, runs).noneMatch(RunRules::isOfEveryPod)
                                        || policies(cluster, runs).anyMatch(RunRules::isOpen))
                .map(JsonNode::asText);
    }

    private static Stream<? extends JsonNode> policies(Cluster cluster, JsonNode namespace) {
        return cluster.kind("NetworkPolicy")
                .filter(policy -> policy.at("/metadata/namespace").equals(namespace));
    }

    private static boolean isOfEveryPod(JsonNode policy) {
        return policy.at("/spec/podSelector").isEmpty()
                && policy.at("/spec/policyTypes").size() == 2;
    }

    private static boolean isOpen(JsonNode policy) {
        return policy.path("spec").has("ingress")
                || Cluster.each(policy.at("/spec/egress")).anyMatch(RunRules::leadsInside);
    }

    /** A way to names may lead inside, as names are known there, but to nothing else than these. */
    private static boolean leadsInside(JsonNode way) {
        boolean names =
                !way.path("ports").isEmpty()
                        && Cluster.each(way.path("ports"))
                                .allMatch(port -> port.path("port").asInt() == 53);
        return way.path("to").isEmpty()
                || (!names
                        && Cluster.each(way.path("to"))
                                .map(to -> to.path("ipBlock"))
                                .anyMatch(block -> !words(block.path("except")).equals(INSIDE)));
    }

    private static Set<String> words(JsonNode array) {
        return Cluster.each(array).map(JsonNode::asText).collect(Collectors.toSet());
    }
}
