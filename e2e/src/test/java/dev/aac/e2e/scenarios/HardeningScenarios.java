package dev.aac.e2e.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.aac.e2e.client.ExecutionSnapshot;
import dev.aac.e2e.client.Member;
import dev.aac.e2e.harness.AacInstallation;
import dev.aac.e2e.harness.DockerProbe;
import dev.aac.e2e.harness.Eventually;
import dev.aac.e2e.harness.SharedInstallation;
import dev.aac.e2e.harness.TestImage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the engine says about a running execution's container, on whatever broker. */
@Tag("one-broker")
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

    /**
     * A container that is not ours reaches it with the same probe, so it is the guard that says no.
     */
    @Test
    void containerCannotReachServicesOfItsHost() throws IOException {
        Member member = installation.newOrganization("no-way-back");
        Set<String> reachedFrom = ConcurrentHashMap.newKeySet();
        HttpServer service = HttpServer.create(new InetSocketAddress(0), 0);
        service.createContext("/", exchange -> answer(exchange, reachedFrom));
        service.start();
        try {
            int port = service.getAddress().getPort();
            String taskId = member.submit(TestImage.running(probe(port, "/guarded"))).taskId();
            ExecutionSnapshot end = Eventually.end(member, taskId, LIMIT);
            DockerProbe.runPlain(TestImage.name(), probe(port, "/plain"));

            assertThat(end.status()).isEqualTo("PASSED");
            assertThat(reachedFrom).containsExactly("/plain");
        } finally {
            service.stop(0);
        }
    }

    /** A request to the container's gateway. Debian's static wget crashes before it sends one. */
    private static String probe(int port, String path) {
        return "gateway=$(ip route | awk '/default/ {print $3}') && [ -n \"$gateway\" ] || exit 1; "
                + "printf 'GET %s HTTP/1.0\\r\\n\\r\\n' | nc -w 3 $gateway %d; exit 0"
                        .formatted(path, port);
    }

    private static void answer(HttpExchange exchange, Set<String> reachedFrom) throws IOException {
        reachedFrom.add(exchange.getRequestURI().getPath());
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }
}
