package dev.aac.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.e2e.harness.Cluster;
import dev.aac.e2e.harness.ClusterNode;
import dev.aac.e2e.harness.DockerProbe;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** R5: the last thing that happens to the cluster. */
@Order(100)
@ExtendWith(SharedCluster.class)
final class LeftoverFaults {

    private final Cluster cluster;

    LeftoverFaults(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void clusterThatWasStoppedLeavesNoContainerNetworkOrTemporaryFile() {
        String installation = cluster.node(0).installation();
        assertThat(cluster.node(1).installation()).isEqualTo(installation);

        cluster.stopNodes();

        assertThat(DockerProbe.containersOfInstallation(installation)).isEmpty();
        assertThat(DockerProbe.networks()).doesNotContain("aac-" + installation);
        for (ClusterNode node : cluster.nodes()) {
            assertThat(node.temporaryFiles()).as("in %s", node.home()).isEmpty();
        }
    }
}
