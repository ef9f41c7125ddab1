package dev.aac.worker.container.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import dev.aac.worker.container.ContainerEngine;
import dev.aac.worker.container.ContainerEngineException;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.ContainerEngineException.ImageUnavailable;
import dev.aac.worker.container.ContainerEngineException.StartFailed;
import dev.aac.worker.container.ContainerId;
import dev.aac.worker.container.ContainerLabels;
import dev.aac.worker.container.ContainerOwner;
import dev.aac.worker.container.ContainerSpec;
import dev.aac.worker.container.InstallationId;
import dev.aac.worker.container.Refused;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Containers from nothing to started, and back to nothing. */
final class ContainerCreation {

    private static final Logger LOG = Logger.getLogger(ContainerCreation.class);

    private final DockerConnection connection;
    private final DockerNetworks networks;
    private volatile @Nullable EngineFacts facts;

    ContainerCreation(DockerConnection connection, DockerNetworks networks) {
        this.connection = connection;
        this.networks = networks;
    }

    /** Asked once; the engine does not change what it can do while it runs. */
    EngineFacts engineFacts() throws EngineFailed, InterruptedException {
        EngineFacts known = facts;
        if (known == null) {
            try {
                Info info = connection.ask(client -> client.infoCmd().exec());
                known = EngineFacts.of(info);
                facts = known;
            } catch (Refused e) {
                throw new EngineFailed("The container engine failed: " + e.reason(), e);
            }
        }
        return known;
    }

    /**
     * Goes on in a thread of its own when the caller is interrupted: the engine may be past the
     * point of no return, and only its answer tells what to remove.
     */
    ContainerId create(ContainerSpec spec) throws ContainerEngineException, InterruptedException {
        FutureTask<ContainerId> creating = new FutureTask<>(() -> createAndWait(spec));
        Thread.ofVirtual().name("docker-create").start(creating);
        try {
            return creating.get();
        } catch (InterruptedException e) {
            Thread.ofVirtual().name("docker-uncreate").start(() -> removeCreated(creating));
            throw e;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ContainerEngineException known
                    ? known
                    : new EngineFailed("The container engine failed.", e);
        }
    }

    private void removeCreated(FutureTask<ContainerId> creating) {
        try {
            remove(creating.get());
        } catch (ExecutionException e) {
            LOG.debug("nothing was created after an interruption", e);
        } catch (ContainerEngineException | InterruptedException e) {
            LOG.warn("a container stays behind for the reaper", e);
        }
    }

    private ContainerId createAndWait(ContainerSpec spec)
            throws ContainerEngineException, InterruptedException {
        String network = networks.ensure(spec.owner().installation());
        int cpus = engineFacts().cpus();
        try {
            return createOnce(spec, network, cpus);
        } catch (Refused e) {
            if (!e.isConflict()) {
                throw refusal(spec, e);
            }
            removeLeftover(spec.owner());
        }
        try {
            return createOnce(spec, network, cpus);
        } catch (Refused e) {
            throw refusal(spec, e);
        }
    }

    private ContainerId createOnce(ContainerSpec spec, String network, int cpus)
            throws Refused, EngineFailed, InterruptedException {
        return new ContainerId(
                connection.ask(
                        client ->
                                HardenedContainer.command(client, spec, network, cpus)
                                        .exec()
                                        .getId()));
    }

    private static ContainerEngineException refusal(ContainerSpec spec, Refused refused) {
        if (refused.isNotFound()) {
            return new ImageUnavailable(
                    "Image " + spec.image().reference() + " was removed from the engine.", refused);
        }
        return refused.isBadRequest()
                ? new StartFailed("The container cannot be made: " + refused.reason(), refused)
                : new EngineFailed("The container engine failed: " + refused.reason(), refused);
    }

    /** Of an earlier claim or a deleted execution; never what another installation owns. */
    private void removeLeftover(ContainerOwner owner)
            throws ContainerEngineException, InterruptedException {
        String name = owner.containerName();
        try {
            InspectContainerResponse found =
                    connection.ask(client -> client.inspectContainerCmd(name).exec());
            if (!owner.installation().equals(installationOf(found))) {
                throw new EngineFailed(
                        "A container named " + name + " of somebody else is in the way.", null);
            }
            remove(new ContainerId(found.getId()));
        } catch (Refused e) {
            if (!e.isNotFound()) {
                throw ContainerExits.gone(e);
            }
        }
    }

    private static @Nullable InstallationId installationOf(InspectContainerResponse container) {
        @Nullable Map<String, String> labels = container.getConfig().getLabels();
        String value = labels == null ? null : labels.get(ContainerLabels.INSTALLATION);
        return value == null ? null : new InstallationId(value);
    }

    void start(ContainerId container) throws ContainerEngineException, InterruptedException {
        try {
            connection.ask(client -> client.startContainerCmd(container.value()).exec());
        } catch (Refused e) {
            if (!e.isNotModified()) {
                throw DockerStartSentences.failure(e);
            }
        }
    }

    void remove(ContainerId container) throws EngineFailed, InterruptedException {
        try {
            connection.ask(
                    client ->
                            client.removeContainerCmd(container.value())
                                    .withForce(true)
                                    .withRemoveVolumes(true)
                                    .exec());
        } catch (Refused e) {
            if (e.isConflict()) {
                awaitRemoval(container);
            } else if (!e.isNotFound()) {
                throw new EngineFailed(
                        "The container engine cannot remove a container: " + e.reason(), e);
            }
        }
    }

    /** Somebody else is removing it. */
    private void awaitRemoval(ContainerId container) throws EngineFailed, InterruptedException {
        Request request =
                Request.builder()
                        .method(Request.Method.POST)
                        .path("/containers/" + container + "/wait?condition=removed")
                        .build();
        try {
            connection.within(ContainerEngine.KILL_LIMIT, () -> readAll(request));
        } catch (TimeoutException e) {
            throw new EngineFailed("The container engine does not finish a removal.", e);
        } catch (Refused e) {
            if (!e.isNotFound()) {
                throw ContainerExits.gone(e);
            }
        }
    }

    private long readAll(Request request) throws Refused, IOException {
        try (Response response = connection.open(request)) {
            return response.getBody().skip(Long.MAX_VALUE);
        }
    }
}
