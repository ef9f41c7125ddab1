package dev.aac.worker.container.kubernetes;

import static dev.aac.worker.container.ContainerScript.exits;
import static dev.aac.worker.container.ContainerScript.runsUntilKilled;
import static dev.aac.worker.container.ContainerScript.runsUntilStopped;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.worker.container.Attachment;
import dev.aac.worker.container.ContainerId;
import dev.aac.worker.container.ContainerSpec;
import dev.aac.worker.container.GatheredOutput;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The Role in `k8s/` is what the engine needs, and nothing else.
@Timeout(120)
class ClusterRightsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void roleCoversWhatTheEngineAsksAndNoMore() throws Exception {
        try (ScriptedCluster cluster = new ScriptedCluster()) {
            useAll(cluster);
            Set<String> used = new TreeSet<>(cluster.api().rights());
            if (!cluster.logs().queries().isEmpty()) {
                used.add("pods/log get");
            }

            List<Role> roles = cluster.manifests(Role.class);

            assertThat(roles).hasSize(1);
            assertThat(roles.getFirst().getMetadata().getNamespace())
                    .isEqualTo(ScriptedCluster.NAMESPACE);
            assertThat(rights(roles.getFirst())).isEqualTo(used);
        }
    }

    /// Every call of the port, in every state that it asks other questions in.
    private static void useAll(ScriptedCluster cluster) throws Exception {
        KubernetesContainerEngine engine = cluster.engine();
        engine.checkReady();
        ContainerSpec spec = cluster.playing(exits(0).afterLogging("one"));
        ContainerId id = engine.create(spec);
        try (Attachment attachment = engine.attach(id, new GatheredOutput())) {
            engine.start(id);
            engine.awaitRunning(id, spec.image());
            assertThat(engine.hasStarted(id)).isTrue();
            assertThat(engine.awaitExit(id, PATIENCE)).isPresent();
            assertThat(attachment.awaitEnd(PATIENCE)).isTrue();
        }
        ContainerSpec again = cluster.playing(runsUntilKilled());
        cluster.start(again);
        engine.kill(engine.create(again));
        ContainerId stopped = cluster.start(cluster.playing(runsUntilStopped()));
        engine.stop(stopped, PATIENCE);
        engine.openInstallation(spec.owner().installation());
        cluster.removeContainers();
        engine.closeInstallation(spec.owner().installation());
    }

    private static Set<String> rights(Role role) {
        Set<String> rights = new TreeSet<>();
        role.getRules().stream().flatMap(ClusterRightsTest::rights).forEach(rights::add);
        return rights;
    }

    private static Stream<String> rights(PolicyRule rule) {
        return rule.getApiGroups().stream()
                .flatMap(
                        group ->
                                rule.getResources().stream()
                                        .map(
                                                resource ->
                                                        resource
                                                                + (group.isEmpty()
                                                                        ? ""
                                                                        : "." + group)))
                .flatMap(resource -> rule.getVerbs().stream().map(verb -> resource + " " + verb));
    }
}
