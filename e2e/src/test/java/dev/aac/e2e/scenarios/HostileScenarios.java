package dev.aac.e2e.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.e2e.client.ExecutionRequest;
import dev.aac.e2e.client.ExecutionSnapshot;
import dev.aac.e2e.client.LoggedLine;
import dev.aac.e2e.client.Member;
import dev.aac.e2e.harness.AacInstallation;
import dev.aac.e2e.harness.DockerProbe;
import dev.aac.e2e.harness.Eventually;
import dev.aac.e2e.harness.RestartedInstallation;
import dev.aac.e2e.harness.TestImage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an organization's containers do to another organization that runs at the same time. */
@Tag("one-broker")
@ExtendWith(RestartedInstallation.class)
final class HostileScenarios {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Longest answer of the service while containers do their worst. */
    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);

    private static final int PORT = 4_000;
    private static final int MEMORY_MB = 64;
    private static final int SECONDS = 8;

    /** Each uses up one thing of its machine. */
    private static final Map<String, String> BOMBS =
            Map.of(
                    "processes", "b() { b | b & }; while true; do b; done",
                    "memory", "tail /dev/zero",
                    "disk", "dd if=/dev/zero of=/tmp/full bs=1M count=300; sleep 60",
                    "output", "yes \"$(head -c 200 /dev/zero | tr '\\0' x)\"");

    private final AacInstallation installation;

    HostileScenarios(AacInstallation installation) {
        this.installation = installation;
    }

    @Test
    void whatAContainerUsesUpIsItsOwn() {
        Member hostile = installation.newOrganization("hostile");
        Member neighbour = installation.newOrganization("neighbour");
        BOMBS.forEach((taskId, command) -> hostile.submit(bounded(command).taskId(taskId)));

        for (String taskId : List.of("first", "second", "third")) {
            neighbour.submit(TestImage.running("echo fine").taskId(taskId));
            Instant asked = Instant.now();
            assertThat(hostile.executions("limit=10")).hasSize(BOMBS.size());
            assertThat(Duration.between(asked, Instant.now())).isLessThan(ANSWER_MAX);
            assertThat(Eventually.end(neighbour, taskId, LIMIT).status()).isEqualTo("PASSED");
        }

        assertThat(end(hostile, "disk").error())
                .isEqualTo(
                        "out of disk: it wrote more than %d MiB"
                                .formatted(RestartedInstallation.DISK_MB));
        assertThat(end(hostile, "output").error())
                .isEqualTo("timed out after %d s".formatted(SECONDS));
        assertThat(end(hostile, "memory").error())
                .isEqualTo(
                        "out of memory: the container used more than %d MiB".formatted(MEMORY_MB));
        // Its shell may go on or give up where no further process can be made.
        assertThat(end(hostile, "processes").status()).isIn("FAILED", "ERROR");
        Eventually.noContainerOf(hostile, LIMIT);
    }

    private static ExecutionRequest bounded(String command) {
        return TestImage.running(command)
                .timeoutSeconds(SECONDS)
                .config("memoryMb", MEMORY_MB)
                .config("cpus", 0.5);
    }

    private static ExecutionSnapshot end(Member member, String taskId) {
        return Eventually.end(member, taskId, LIMIT);
    }

    @Test
    void containerOfAnotherOrganizationIsOutOfReach() throws IOException {
        Member listener = installation.newOrganization("listens");
        listener.submit(
                TestImage.running("nc -ll -p %d -e echo reached".formatted(PORT)).taskId("open"));
        Eventually.status(listener, "open", LIMIT, "RUNNING");
        String address = addressOf("org_" + listener.account().organizationId() + "_open");
        Eventually.passes("it listens", LIMIT, () -> connect(address));
        Member other = installation.newOrganization("reaches");

        String taskId =
                other.submit(
                                TestImage.running(
                                        "nc -w 3 %s %d </dev/null; echo tried"
                                                .formatted(address, PORT)))
                        .taskId();

        Eventually.end(other, taskId, LIMIT);
        assertThat(other.log(taskId))
                .extracting(LoggedLine::text)
                .contains("tried")
                .doesNotContain("reached");
        connect(address);
        listener.cancel("open");
    }

    private static String addressOf(String container) {
        return DockerProbe.inspect(container)
                .path("NetworkSettings")
                .path("Networks")
                .elements()
                .next()
                .path("IPAddress")
                .asText();
    }

    private static void connect(String address) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, PORT), 1_000);
        }
    }
}
