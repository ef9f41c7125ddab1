package dev.aac.worker.container.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.aac.contract.fact.LogStream;
import dev.aac.contract.job.ImageReference;
import dev.aac.worker.container.Attachment;
import dev.aac.worker.container.ContainerExit;
import dev.aac.worker.container.ContainerId;
import dev.aac.worker.container.ContainerLimits;
import dev.aac.worker.container.ContainerSamples;
import dev.aac.worker.container.ContainerSpec;
import dev.aac.worker.container.FrameSink;
import dev.aac.worker.container.GatheredOutput;
import dev.aac.worker.container.InstallationId;
import dev.aac.worker.container.OwnedContainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** The real engine with an installation and images of this test's own; leaves nothing behind. */
final class DockerTestBed {

    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final DockerClientConfig config =
            DefaultDockerClientConfig.createDefaultConfigBuilder().build();
    private final ZerodepDockerHttpClient transport =
            new ZerodepDockerHttpClient.Builder().dockerHost(config.getDockerHost()).build();
    private final DockerClient docker = DockerClientImpl.getInstance(config, transport);
    private final ContainerSamples samples =
            new ContainerSamples(
                    new InstallationId("test-" + UUID.randomUUID().toString().substring(0, 13)));
    private final DockerContainerEngine engine;
    private final TestImages images;

    DockerTestBed() {
        this(DockerEngineSettings.DEFAULTS);
    }

    DockerTestBed(DockerEngineSettings settings) {
        engine = DockerContainerEngine.fromEnvironment(settings);
        try {
            docker.pingCmd().exec();
        } catch (RuntimeException e) {
            throw new IllegalStateException("These tests need a Docker Engine that answers.", e);
        }
        images = new TestImages(docker, transport);
    }

    DockerContainerEngine engine() {
        return engine;
    }

    /** Where the engine listens. */
    UnixDomainSocketAddress socket() {
        return UnixDomainSocketAddress.of(config.getDockerHost().getPath());
    }

    /** The same engine by another way. */
    DockerContainerEngine engineAt(String address) {
        return DockerContainerEngine.to(
                DefaultDockerClientConfig.createDefaultConfigBuilder()
                        .withDockerHost(address)
                        .withDockerTlsVerify(false)
                        .build(),
                DockerEngineSettings.DEFAULTS,
                HostCommand.within(HostFirewall.COMMAND_LIMIT));
    }

    /** For what the port does not offer. */
    DockerClient docker() {
        return docker;
    }

    TestImages images() {
        return images;
    }

    ContainerSamples samples() {
        return samples;
    }

    InstallationId installation() {
        return samples.installation();
    }

    /** A new task that runs this in the image with a shell. */
    ContainerSpec shell(String command) throws Exception {
        return samples.spec(engine.prepareImage(images.shell()), command);
    }

    /** With less to fear for its memory. */
    ContainerSpec shell(String command, int memoryMb) throws Exception {
        ContainerSpec small = shell(command);
        return new ContainerSpec(
                small.owner(),
                small.image(),
                command,
                Map.of(),
                new ContainerLimits(
                        1,
                        memoryMb,
                        ContainerSamples.LIMITS.diskMb(),
                        ContainerSamples.LIMITS.runtime()));
    }

    ContainerId start(ContainerSpec spec, FrameSink sink) throws Exception {
        ContainerId id = engine.create(spec);
        Attachment _ = engine.attach(id, sink);
        engine.start(id);
        return id;
    }

    /** Runs a container to its end, all output taken. */
    ContainerExit run(ContainerSpec spec, FrameSink sink) throws Exception {
        ContainerId id = engine.create(spec);
        try (Attachment attachment = engine.attach(id, sink)) {
            engine.start(id);
            ContainerExit exit = engine.awaitExit(id, PATIENCE).orElseThrow();
            assertThat(attachment.awaitEnd(PATIENCE)).isTrue();
            return exit;
        }
    }

    /** What a shell command writes to its standard output. */
    String outputOf(String command) throws Exception {
        GatheredOutput output = new GatheredOutput();
        run(shell(command), output);
        return output.text(LogStream.STDOUT);
    }

    ImageReference image(String reference) {
        return new ImageReference(reference);
    }

    void removeContainers() throws Exception {
        for (OwnedContainer container : engine.list(installation())) {
            engine.remove(container.id());
        }
    }

    void tearDown() throws Exception {
        removeContainers();
        engine.closeInstallation(installation());
        images.close();
        engine.close();
        try {
            docker.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
