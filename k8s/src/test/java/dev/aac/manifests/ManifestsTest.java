package dev.aac.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each file by itself, as it lies in the clone. */
final class ManifestsTest {

    static List<Path> files() throws IOException {
        return Sources.manifests().stream().filter(file -> !Sources.isKustomization(file)).toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyObjectHasOnlyFieldsThatKubernetesKnows(Path file) throws IOException {
        for (ObjectNode object : Yaml.documents(file)) {
            assertThat(KubernetesModel.named(object)).doesNotEndWith(" ");
            if (KubernetesModel.isKnown(object)) {
                assertThat(KubernetesModel.read(object).getMetadata().getName()).isNotEmpty();
            }
        }
    }

    @Test
    void allKindsOfFilesAreLookedAt() throws IOException {
        assertThat(Sources.manifests().stream().map(Sources.KUBERNETES::relativize))
                .contains(
                        Path.of("base/producer.yaml"),
                        Path.of("components/keda/worker.yaml"),
                        Path.of("overlays/production/ingress.yaml"));
    }

    /** A copy, because kustomize takes no file from outside of its folder. */
    @Test
    void theStoreMakesTheSameUserAsUnderCompose() {
        assertThat(Sources.KUBERNETES.resolve("components/store-and-broker/10-aac-user.js"))
                .hasSameTextualContentAs(Sources.ROOT.resolve("docker/mongodb/10-aac-user.js"));
    }

    static Stream<String> refused() {
        return Stream.of(
                "spec: {replica: 3}",
                "spec: {replicas: '3'}",
                "spec: {replicas: 1.5}",
                "spec: {template: {spec: {securityContext: {runAsNonroot: true}}}}",
                "spec: {template: {spec: {containers: [{name: a, livenessProbe: {httpGet: {pth:"
                        + " /}}}]}}}",
                "spec: {template: {spec: {containers: [{name: a, env: [{name: A, value: 1}]}]}}}",
                "metadata: {annotations: {a: true}}");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatKubernetesDoesNotKnowIsRefused(String planted) {
        ObjectNode object = Yaml.documents(planted).getFirst();
        object.put("apiVersion", "apps/v1").put("kind", "Deployment");

        assertThatThrownBy(() -> KubernetesModel.read(object))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"extensions/v1beta1/Ingress", "v1/Pot"})
    void aTypeThatNobodyHasThoughtOfIsRefused(String type) {
        int end = type.lastIndexOf('/');
        ObjectNode object = Yaml.documents("metadata: {name: a}").getFirst();
        object.put("apiVersion", type.substring(0, end)).put("kind", type.substring(end + 1));

        assertThatThrownBy(() -> KubernetesModel.read(object))
                .hasMessageContaining("no type is known");
    }

    @Test
    void aKeyThatIsThereTwiceIsRefused() {
        assertThatThrownBy(() -> Yaml.documents("a: 1\na: 2"))
                .hasMessageContaining("duplicate key a");
    }
}
