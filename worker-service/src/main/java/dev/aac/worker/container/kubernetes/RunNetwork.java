package dev.aac.worker.container.kubernetes;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The network of runs, which policies of their namespace keep. A worker can look whether they are
/// there; it cannot see whether the cluster's network heeds them.
///
/// Policies add up: what one allows no other takes back. So one has to take everything away from
/// every pod, and none may give too much back.
final class RunNetwork {

    private static final Set<String> BOTH_DIRECTIONS = Set.of("Ingress", "Egress");
    private static final Set<String> EVERYTHING = Set.of("0.0.0.0/0", "::/0");

    /// Where clouds hand out credentials to whoever asks from a machine of theirs.
    private static final Set<String> METADATA =
            Set.of("169.254.0.0/16", "169.254.169.254/32", "fc00::/7", "fd00::/8");

    private RunNetwork() {}

    /// What is wrong with the network of a namespace; empty when runs may be in it.
    static Optional<String> objection(List<NetworkPolicy> policies) {
        if (policies.stream().noneMatch(RunNetwork::takesEverythingAway)) {
            return Optional.of("no network policy keeps every pod from everything else");
        }
        return policies.stream()
                .filter(policy -> !policy.getSpec().getIngress().isEmpty() || givesTooMuch(policy))
                .map(policy -> policy.getMetadata().getName())
                .findFirst()
                .map(name -> "network policy " + name + " lets in, or lets out to metadata");
    }

    private static boolean takesEverythingAway(NetworkPolicy policy) {
        return isOfEveryPod(policy.getSpec().getPodSelector())
                && policy.getSpec().getPolicyTypes().containsAll(BOTH_DIRECTIONS);
    }

    private static boolean isOfEveryPod(LabelSelector pods) {
        return pods == null
                || (pods.getMatchExpressions().isEmpty()
                        && (pods.getMatchLabels() == null || pods.getMatchLabels().isEmpty()));
    }

    private static boolean givesTooMuch(NetworkPolicy policy) {
        return policy.getSpec().getEgress().stream().anyMatch(RunNetwork::isEverywhere);
    }

    /// A way out without a goal leads everywhere.
    private static boolean isEverywhere(NetworkPolicyEgressRule way) {
        return way.getTo().isEmpty()
                || way.getTo().stream()
                        .map(NetworkPolicyPeer::getIpBlock)
                        .anyMatch(block -> block != null && isEverywhere(block));
    }

    private static boolean isEverywhere(IPBlock block) {
        return EVERYTHING.contains(block.getCidr())
                && block.getExcept().stream().noneMatch(METADATA::contains);
    }
}
