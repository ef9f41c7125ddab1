package dev.aac.worker.container.docker;

import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import dev.aac.contract.job.ImageReference;
import dev.aac.worker.container.ArchiveSink;
import dev.aac.worker.container.Attachment;
import dev.aac.worker.container.ContainerEngine;
import dev.aac.worker.container.ContainerEngineException;
import dev.aac.worker.container.ContainerEngineException.EngineAway;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.ContainerExit;
import dev.aac.worker.container.ContainerId;
import dev.aac.worker.container.ContainerLabels;
import dev.aac.worker.container.ContainerSpec;
import dev.aac.worker.container.FrameSink;
import dev.aac.worker.container.InstallationId;
import dev.aac.worker.container.NetworkGuard;
import dev.aac.worker.container.OwnedContainer;
import dev.aac.worker.container.PreparedImage;
import dev.aac.worker.container.Refused;
import dev.aac.worker.platform.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A Docker Engine, by its socket or {@code DOCKER_HOST}. Keeps no container's state: what it knows
 * of one it asks the engine.
 */
public final class DockerContainerEngine implements ContainerEngine, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(DockerContainerEngine.class);
    private static final Duration READY_LIMIT = Duration.ofSeconds(10);
    private static final String SIGTERM = "SIGTERM";
    private static final String SIGKILL = "SIGKILL";

    private final DockerConnection connection;
    private final DockerImages images;
    private final DockerNetworks networks;
    private final ContainerCreation creation;
    private final ContainerExits exits;
    private final ContainerFiles files;

    private DockerContainerEngine(
            DockerConnection connection, DockerEngineSettings settings, HostCommand host) {
        this.connection = connection;
        this.images = new DockerImages(connection, settings.registryAnswerLimit());
        this.networks = new DockerNetworks(connection, firewall(settings.guard(), host));
        this.creation = new ContainerCreation(connection, networks);
        this.exits = new ContainerExits(connection);
        this.files = new ContainerFiles(connection, exits);
    }

    /** The engine that the environment names, as Docker's own client finds it. To be closed. */
    public static DockerContainerEngine fromEnvironment(DockerEngineSettings settings) {
        DockerClientConfig config = DefaultDockerClientConfig.createDefaultConfigBuilder().build();
        return to(config, settings, HostCommand.within(HostFirewall.COMMAND_LIMIT));
    }

    static DockerContainerEngine to(
            DockerClientConfig config, DockerEngineSettings settings, HostCommand host) {
        return new DockerContainerEngine(DockerConnection.to(config), settings, host);
    }

    /** Has somebody told how long each pull took, also one that failed. Before the first one. */
    void whenPulled(Consumer<Duration> told) {
        images.whenPulled(told);
    }

    private static Optional<HostFirewall> firewall(NetworkGuard guard, HostCommand host) {
        return switch (guard) {
            case ENFORCE -> Optional.of(new HostFirewall(host));
            case EXTERNAL -> {
                LOG.warn(
                        "aac.worker.network-guard=external: nothing of the worker's keeps"
                                + " containers away from this host and from cloud metadata");
                yield Optional.empty();
            }
        };
    }

    @Override
    public void checkReady() throws ContainerEngineException, InterruptedException {
        try {
            connection.within(
                    READY_LIMIT,
                    () -> {
                        connection.ask(client -> client.pingCmd().exec());
                        creation.engineFacts();
                        networks.check();
                        return true;
                    });
        } catch (TimeoutException e) {
            throw new EngineAway("The container engine does not answer.", e);
        } catch (Refused e) {
            throw ContainerExits.gone(e);
        }
    }

    @Override
    public void openInstallation(InstallationId installation)
            throws ContainerEngineException, InterruptedException {
        networks.ensure(installation);
    }

    @Override
    public void closeInstallation(InstallationId installation)
            throws ContainerEngineException, InterruptedException {
        // A container that is created but not yet started uses its network without the engine's
        // knowing it.
        if (list(installation).isEmpty()) {
            networks.close(installation);
        }
    }

    @Override
    public void expect(ImageReference image) {
        images.expect(image);
        networks.expectContainers();
    }

    @Override
    public PreparedImage prepareImage(ImageReference image)
            throws ContainerEngineException, InterruptedException {
        return images.prepare(image);
    }

    @Override
    public ContainerId create(ContainerSpec spec)
            throws ContainerEngineException, InterruptedException {
        return creation.create(spec);
    }

    @Override
    public Attachment attach(ContainerId container, FrameSink sink)
            throws ContainerEngineException, InterruptedException {
        try {
            return DockerAttachment.to(connection, exits, container, sink);
        } catch (Refused e) {
            throw ContainerExits.gone(e);
        }
    }

    @Override
    public void start(ContainerId container) throws ContainerEngineException, InterruptedException {
        creation.start(container);
    }

    /** It runs when the engine says that it was started, and its image is there before. */
    @Override
    public PreparedImage awaitRunning(ContainerId container, PreparedImage image) {
        return image;
    }

    @Override
    public boolean hasStarted(ContainerId container)
            throws ContainerEngineException, InterruptedException {
        return exits.hasStarted(container);
    }

    @Override
    public Optional<ContainerExit> awaitExit(ContainerId container, Duration limit)
            throws ContainerEngineException, InterruptedException {
        return exits.await(container, limit);
    }

    @Override
    public long diskBytes(ContainerId container)
            throws ContainerEngineException, InterruptedException {
        return exits.diskBytes(container);
    }

    @Override
    public boolean readFolder(
            ContainerId container, String folder, ArchiveSink sink, Duration limit)
            throws ContainerEngineException, InterruptedException {
        return files.read(container, folder, sink, limit);
    }

    @Override
    public void stop(ContainerId container, Duration grace)
            throws ContainerEngineException, InterruptedException {
        Deadline killing = Deadline.in(grace);
        if (!signal(container, SIGTERM) || hasEnded(container, killing.left())) {
            return;
        }
        if (signal(container, SIGKILL) && !hasEnded(container, KILL_LIMIT)) {
            throw new EngineFailed("The container engine cannot end the container.", null);
        }
    }

    @Override
    public void kill(ContainerId container) throws ContainerEngineException, InterruptedException {
        signal(container, SIGKILL);
    }

    /** False when there is nothing to signal. */
    private boolean signal(ContainerId container, String signal)
            throws EngineFailed, InterruptedException {
        try {
            connection.ask(
                    client -> client.killContainerCmd(container.value()).withSignal(signal).exec());
            return true;
        } catch (Refused e) {
            if (e.isNotFound() || e.isConflict()) {
                return false;
            }
            throw new EngineFailed("The container engine cannot signal: " + e.reason(), e);
        }
    }

    private boolean hasEnded(ContainerId container, Duration limit)
            throws EngineFailed, InterruptedException {
        try {
            return exits.awaitCode(container, limit).isPresent();
        } catch (EngineFailed e) {
            if (e.getCause() instanceof Refused refused && refused.isNotFound()) {
                return true;
            }
            throw e;
        }
    }

    @Override
    public void remove(ContainerId container)
            throws ContainerEngineException, InterruptedException {
        creation.remove(container);
    }

    @Override
    public List<OwnedContainer> list(InstallationId installation)
            throws ContainerEngineException, InterruptedException {
        Map<String, String> label = Map.of(ContainerLabels.INSTALLATION, installation.value());
        try {
            return connection
                    .ask(c -> c.listContainersCmd().withShowAll(true).withLabelFilter(label).exec())
                    .stream()
                    .flatMap(container -> owned(container).stream())
                    .toList();
        } catch (Refused e) {
            throw new EngineFailed("The container engine cannot list containers.", e);
        }
    }

    private static Optional<OwnedContainer> owned(Container container) {
        @Nullable Map<String, String> labels = container.getLabels();
        return labels == null
                ? Optional.empty()
                : ContainerLabels.read(labels)
                        .map(
                                owner ->
                                        new OwnedContainer(
                                                new ContainerId(container.getId()), owner));
    }

    /** Ends what is going on with the engine. Containers stay as they are. */
    @Override
    public void close() {
        connection.close();
    }
}
