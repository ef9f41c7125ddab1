package dev.aac.worker.container.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.Network;
import dev.aac.worker.container.ContainerId;
import dev.aac.worker.container.GatheredOutput;
import dev.aac.worker.container.NetworkGuard;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What containers can reach, tried from inside with real listeners. */
@Tag("docker")
@Timeout(120)
class DockerNetworkGuardTest {

    private static final int CONTAINER_PORT = 5_000;
    private static final int CONNECT_MILLIS = 500;

    private static final Logger LOG = Logger.getLogger(DockerNetworkGuardTest.class);

    private static DockerTestBed bed;

    /** With nothing of ours on the host: shows that the listener would be reached. */
    private static DockerTestBed unguarded;

    private static ServerSocket hostService;

    @BeforeAll
    static void makeBeds() throws IOException {
        bed = new DockerTestBed();
        unguarded =
                new DockerTestBed(
                        new DockerEngineSettings(
                                NetworkGuard.EXTERNAL, DockerEngineSettings.REGISTRY_ANSWER_LIMIT));
        hostService = new ServerSocket(0);
        Thread.startVirtualThread(DockerNetworkGuardTest::greetAll);
    }

    private static void greetAll() {
        while (!hostService.isClosed()) {
            try (Socket client = hostService.accept()) {
                client.getOutputStream().write("the host's secret\n".getBytes(UTF_8));
            } catch (IOException e) {
                LOG.debug("a client of the host's service is gone", e);
            }
        }
    }

    @AfterEach
    void removeContainers() throws Exception {
        bed.removeContainers();
        unguarded.removeContainers();
    }

    @AfterAll
    static void removeBeds() throws Exception {
        hostService.close();
        bed.tearDown();
        unguarded.tearDown();
    }

    private static String tryHost(DockerTestBed from) throws Exception {
        return from.outputOf(
                "gateway=$(ip route | awk '/default/ {print $3}'); nc -w 5 $gateway "
                        + hostService.getLocalPort()
                        + " </dev/null; echo done");
    }

    @Test
    void hostIsNotReachedThroughTheGateway() throws Exception {
        assertThat(tryHost(unguarded)).isEqualTo("the host's secret\ndone\n");
        assertThat(tryHost(bed)).isEqualTo("done\n");
    }

    @Test
    void hostIsNotReachedThroughItsOtherAddresses() throws Exception {
        String other = anotherAddressOfThisHost();
        String command =
                "nc -w 5 %s %d </dev/null; echo done".formatted(other, hostService.getLocalPort());

        assertThat(unguarded.outputOf(command)).isEqualTo("the host's secret\ndone\n");
        assertThat(bed.outputOf(command)).isEqualTo("done\n");
    }

    private static String anotherAddressOfThisHost() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .filter(device -> !device.getName().startsWith("aac"))
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst()
                .orElseThrow()
                .getHostAddress();
    }

    @Test
    void metadataAddressesAreRefusedAtOnce() throws Exception {
        String answers =
                bed.outputOf(
                        "for a in 169.254.169.254 169.254.170.2 100.100.100.200; do"
                                + " timeout 5 nc -w 4 $a 80 </dev/null 2>&1; done");

        assertThat(answers.lines()).hasSize(3).allMatch(line -> line.contains("refused"));
    }

    @Test
    void containersDoNotReachEachOther() throws Exception {
        GatheredOutput output = new GatheredOutput();
        ContainerId listening =
                bed.start(
                        bed.shell(
                                "while true; do echo inside | nc -l -p "
                                        + CONTAINER_PORT
                                        + "; done"),
                        output);
        String address = addressOf(listening);
        await().atMost(Duration.ofSeconds(10)).until(() -> isReachedFromHost(address));

        assertThat(
                        bed.outputOf(
                                "nc -w 5 %s %d </dev/null; echo done"
                                        .formatted(address, CONTAINER_PORT)))
                .isEqualTo("done\n");
    }

    private static String addressOf(ContainerId container) {
        ContainerNetwork network =
                bed.docker()
                        .inspectContainerCmd(container.value())
                        .exec()
                        .getNetworkSettings()
                        .getNetworks()
                        .get(DockerNetworks.name(bed.installation()));
        return requireNonNull(requireNonNull(network).getIpAddress());
    }

    private static boolean isReachedFromHost(String address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, CONTAINER_PORT), CONNECT_MILLIS);
            return new String(socket.getInputStream().readAllBytes(), UTF_8).equals("inside\n");
        } catch (IOException _) {
            return false;
        }
    }

    @Test
    void containersHaveNoIpv6() throws Exception {
        assertThat(bed.outputOf("ip -6 addr show dev eth0; ip -6 route")).isEmpty();
    }

    @Test
    void rulesStandOnceHoweverOftenTheyAreMade() throws Exception {
        bed.engine().closeInstallation(bed.installation());
        bed.engine().openInstallation(bed.installation());
        bed.engine().checkReady();
        try (DockerContainerEngine second =
                DockerContainerEngine.fromEnvironment(DockerEngineSettings.DEFAULTS)) {
            second.openInstallation(bed.installation());
            second.checkReady();
        }

        assertThat(ourRules("INPUT")).hasSize(1);
        assertThat(ourRules("DOCKER-USER")).hasSize(2);
    }

    @Test
    void workersThatOpenAtTheSameInstantShareOneNetwork() throws Exception {
        bed.engine().closeInstallation(bed.installation());
        List<DockerContainerEngine> workers =
                Stream.generate(
                                () ->
                                        DockerContainerEngine.fromEnvironment(
                                                DockerEngineSettings.DEFAULTS))
                        .limit(4)
                        .toList();

        CompletableFuture.allOf(
                        workers.stream()
                                .map(
                                        worker ->
                                                CompletableFuture.runAsync(
                                                        () -> open(worker),
                                                        Thread::startVirtualThread))
                                .toArray(CompletableFuture<?>[]::new))
                .join();
        workers.forEach(DockerContainerEngine::close);

        assertThat(networks()).hasSize(1);
        assertThat(tryHost(bed)).isEqualTo("done\n");

        bed.removeContainers();
        bed.engine().closeInstallation(bed.installation());
        assertThat(ourRules("INPUT")).isEmpty();
        assertThat(ourRules("DOCKER-USER")).isEmpty();
    }

    @Test
    void closedInstallationLeavesNothingOnTheHost() throws Exception {
        bed.engine().openInstallation(bed.installation());
        assertThat(ourRules("INPUT")).isNotEmpty();

        bed.engine().closeInstallation(bed.installation());

        assertThat(ourRules("INPUT")).isEmpty();
        assertThat(ourRules("DOCKER-USER")).isEmpty();
        assertThat(
                        bed.docker()
                                .listNetworksCmd()
                                .withNameFilter(DockerNetworks.name(bed.installation()))
                                .exec())
                .isEmpty();
    }

    @Test
    void networkThatAnotherWorkerRemovedIsMadeAgain() throws Exception {
        assertThat(bed.outputOf("echo one")).isEqualTo("one\n");
        bed.removeContainers();
        try (DockerContainerEngine other =
                DockerContainerEngine.fromEnvironment(DockerEngineSettings.DEFAULTS)) {
            other.closeInstallation(bed.installation());
        }
        assertThat(networks()).isEmpty();

        assertThat(tryHost(bed)).isEqualTo("done\n");
    }

    @Test
    void networkOfACreatedContainerIsInUse() throws Exception {
        bed.engine().create(bed.shell("true"));

        bed.engine().closeInstallation(bed.installation());

        assertThat(networks()).hasSize(1);
    }

    private static List<Network> networks() {
        return bed.docker()
                .listNetworksCmd()
                .withNameFilter(DockerNetworks.name(bed.installation()))
                .exec();
    }

    private static void open(DockerContainerEngine engine) {
        try {
            engine.openInstallation(bed.installation());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> ourRules(String chain) throws Exception {
        String bridge = DockerNetworks.bridge(bed.installation());
        return HostCommand.within(HostFirewall.COMMAND_LIMIT)
                .run(List.of("iptables", "-w", "3", "-S", chain))
                .output()
                .lines()
                .filter(rule -> rule.contains(bridge))
                .toList();
    }
}
