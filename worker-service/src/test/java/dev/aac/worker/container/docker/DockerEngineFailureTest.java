package dev.aac.worker.container.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import dev.aac.contract.job.ImageReference;
import dev.aac.worker.container.ContainerEngineException.EngineAway;
import dev.aac.worker.container.ContainerId;
import dev.aac.worker.container.ContainerSamples;
import dev.aac.worker.container.GatheredOutput;
import dev.aac.worker.container.InstallationId;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An engine that is not there, or does not answer. */
@Timeout(120)
class DockerEngineFailureTest {

    private static final ContainerId ANY = new ContainerId("any");

    @TempDir private Path folder;

    private DockerContainerEngine engineAt(Path socket) {
        return DockerContainerEngine.to(
                config(socket), DockerEngineSettings.DEFAULTS, _ -> new HostCommand.Result(0, ""));
    }

    private static DockerClientConfig config(Path socket) {
        return DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost("unix://" + socket)
                .build();
    }

    @Test
    void missingEngineFailsEveryCallAtOnce() {
        ContainerSamples samples = new ContainerSamples(new InstallationId("none"));
        try (DockerContainerEngine engine = engineAt(folder.resolve("missing.sock"))) {
            assertThatThrownBy(engine::checkReady)
                    .isInstanceOf(EngineAway.class)
                    .hasMessage("The container engine cannot be reached.");
            assertThatThrownBy(() -> engine.prepareImage(new ImageReference("a:1")))
                    .isInstanceOf(EngineAway.class);
            assertThatThrownBy(() -> engine.create(samples.spec(samples.image("a:1"), "true")))
                    .isInstanceOf(EngineAway.class);
            assertThatThrownBy(() -> engine.attach(ANY, new GatheredOutput()))
                    .isInstanceOf(EngineAway.class);
            assertThatThrownBy(() -> engine.start(ANY)).isInstanceOf(EngineAway.class);
            assertThatThrownBy(() -> engine.hasStarted(ANY)).isInstanceOf(EngineAway.class);
            assertThatThrownBy(() -> engine.awaitExit(ANY, Duration.ofSeconds(30)))
                    .isInstanceOf(EngineAway.class);
            assertThatThrownBy(() -> engine.stop(ANY, Duration.ofSeconds(30)))
                    .isInstanceOf(EngineAway.class);
            assertThatThrownBy(() -> engine.kill(ANY)).isInstanceOf(EngineAway.class);
            assertThatThrownBy(() -> engine.remove(ANY)).isInstanceOf(EngineAway.class);
            assertThatThrownBy(() -> engine.list(samples.installation()))
                    .isInstanceOf(EngineAway.class);
        }
    }

    @Test
    void silentEngineIsGivenUpByInterruption() throws IOException {
        Path socket = folder.resolve("silent.sock");
        try (ServerSocketChannel silent = listeningAt(socket);
                DockerContainerEngine engine = engineAt(socket)) {
            assertThat(silent.isOpen()).isTrue();
            CompletableFuture<Exception> end = new CompletableFuture<>();
            Thread asking =
                    Thread.startVirtualThread(
                            () -> {
                                try {
                                    engine.start(ANY);
                                } catch (Exception e) {
                                    end.complete(e);
                                }
                            });
            await().until(() -> asking.getState() == Thread.State.TIMED_WAITING);

            asking.interrupt();

            assertThat(end)
                    .succeedsWithin(Duration.ofSeconds(2))
                    .isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void silentEngineIsGivenUpByTime() throws IOException {
        Path socket = folder.resolve("silent.sock");
        try (ServerSocketChannel silent = listeningAt(socket);
                DockerConnection connection = DockerConnection.to(config(socket))) {
            Request ping = Request.builder().method(Request.Method.GET).path("/_ping").build();

            assertThatThrownBy(
                            () ->
                                    connection.within(
                                            Duration.ofMillis(200), () -> connection.open(ping)))
                    .isInstanceOf(TimeoutException.class);
            assertThat(silent.isOpen()).isTrue();
        }
    }

    private static ServerSocketChannel listeningAt(Path socket) throws IOException {
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(socket));
    }
}
