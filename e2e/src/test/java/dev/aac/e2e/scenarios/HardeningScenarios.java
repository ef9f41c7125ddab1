package dev.aac.e2e.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aac.e2e.client.Member;
import dev.aac.e2e.harness.AacInstallation;
import dev.aac.e2e.harness.DockerProbe;
import dev.aac.e2e.harness.Eventually;
import dev.aac.e2e.harness.SharedInstallation;
import dev.aac.e2e.harness.TestImage;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the engine says about a running execution's container. */
@ExtendWith(SharedInstallation.class)
final class HardeningScenarios {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long MEBIBYTE = 1024 * 1024;
    private static final long NANO_CPUS = 1_000_000_000;

    private final AacInstallation installation;

    HardeningScenarios(AacInstallation installation) {
        this.installation = installation;
    }

    @Test
    void containerIsNamedLabelledLimitedAndHasNoWayToTheHost() {
        Member member = installation.newOrganization("inspect");
        String organization = member.account().organizationId();
        member.submit(
                TestImage.running("sleep 600")
                        .taskId("inspect.me-1")
                        .config("cpus", 0.5)
                        .config("memoryMb", 128));
        Eventually.status(member, "inspect.me-1", LIMIT, "RUNNING");

        JsonNode container = DockerProbe.inspect("org_" + organization + "_inspect.me-1");

        assertHardened(container.path("HostConfig"));
        assertThat(container.path("Mounts")).isEmpty();
        JsonNode labels = container.path("Config").path("Labels");
        assertThat(labels.path("aac.organization").asText()).isEqualTo(organization);
        assertThat(labels.path("aac.task").asText()).isEqualTo("inspect.me-1");
        assertThat(labels.path("aac.attempt").asText()).isEqualTo("1");
        assertThat(labels.path("aac.worker").asText()).isNotEmpty();
        member.cancel("inspect.me-1");
        Eventually.noContainerOf(member, LIMIT);
    }

    private static void assertHardened(JsonNode host) {
        assertThat(host.path("CapDrop").toString()).contains("ALL");
        assertThat(host.path("CapAdd").size()).isZero();
        assertThat(host.path("SecurityOpt").toString()).contains("no-new-privileges");
        assertThat(host.path("Privileged").asBoolean()).isFalse();
        assertThat(host.path("PidsLimit").asLong()).isEqualTo(512);
        assertThat(host.path("Memory").asLong()).isEqualTo(128 * MEBIBYTE);
        assertThat(host.path("MemorySwap").asLong()).isEqualTo(128 * MEBIBYTE);
        assertThat(host.path("NanoCpus").asLong()).isEqualTo(NANO_CPUS / 2);
        assertThat(host.path("Binds").size()).isZero();
        assertThat(host.path("NetworkMode").asText()).isNotIn("host", "bridge", "default");
        assertThat(host.path("PidMode").asText()).isEmpty();
        assertThat(host.path("IpcMode").asText()).isNotEqualTo("host");
    }

    @Test
    void containerCannotReachTheServiceThatStartedIt() {
        Member member = installation.newOrganization("no-way-back");
        String probe =
                "gateway=$(ip route | awk '/default/ {print $3}'); "
                        + "wget -q -T 3 -O - http://$gateway:%d/ && echo REACHED; exit 0"
                                .formatted(installation.port());
        String taskId = member.submit(TestImage.running(probe)).taskId();

        Eventually.end(member, taskId, LIMIT);

        assertThat(member.log(taskId)).noneMatch(line -> line.text().contains("REACHED"));
    }
}
