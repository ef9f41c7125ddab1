package dev.aac.worker.container.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunNetworkTest {

    private static final String DENIAL =
            "podSelector: {}, policyTypes: [Ingress, Egress], egress: [{to: [{ipBlock: {cidr:"
                    + " 0.0.0.0/0, except: [10.0.0.0/8, 169.254.0.0/16]}}]}]";

    private static Optional<String> objection(String... specs) {
        return RunNetwork.objection(
                Arrays.stream(specs)
                        .map(
                                spec ->
                                        Serialization.unmarshal(
                                                "kind: NetworkPolicy\nmetadata: {name: n}\nspec: {"
                                                        + spec
                                                        + "}",
                                                NetworkPolicy.class))
                        .toList());
    }

    @Test
    void onePolicyThatKeepsEveryPodIsEnough() {
        assertThat(objection(DENIAL)).isEmpty();
        assertThat(objection("podSelector: {}, policyTypes: [Ingress, Egress]")).isEmpty();
    }

    @Test
    void goalsThatAreNamedMayBeAddedToIt() {
        assertThat(
                        objection(
                                DENIAL,
                                "podSelector: {matchLabels: {a: b}}, policyTypes: [Egress], egress:"
                                        + " [{to: [{ipBlock: {cidr: 10.1.2.3/32}}]}]"))
                .isEmpty();
    }

    @Test
    void namespaceWithoutPoliciesIsOpen() {
        assertThat(objection()).get().asString().startsWith("no network policy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "podSelector: {matchLabels: {app: other}}, policyTypes: [Ingress, Egress]",
                "podSelector: {}, policyTypes: [Ingress]",
                "podSelector: {}, policyTypes: [Egress]"
            })
    void policyThatKeepsLessThanEverythingIsNotEnough(String spec) {
        assertThat(objection(spec)).get().asString().startsWith("no network policy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "podSelector: {}, policyTypes: [Ingress, Egress], egress: [{}]",
                "podSelector: {}, policyTypes: [Ingress, Egress], egress: [{ports: [{port: 443}]}]",
                "podSelector: {}, policyTypes: [Ingress, Egress], egress: [{to: [{ipBlock: {cidr:"
                        + " 0.0.0.0/0}}]}]",
                "podSelector: {}, policyTypes: [Ingress, Egress], egress: [{to: [{ipBlock: {cidr:"
                        + " 0.0.0.0/0, except: [10.0.0.0/8]}}]}]",
                "podSelector: {}, policyTypes: [Ingress, Egress], egress: [{to: [{ipBlock: {cidr:"
                        + " '::/0'}}]}]",
                "podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{}]"
            })
    void policyThatGivesTooMuchBackIsNamed(String spec) {
        assertThat(objection(DENIAL, spec))
                .contains("network policy n lets in, or lets out to metadata");
    }
}
