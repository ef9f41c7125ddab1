package dev.aac.bench;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The floor: the engine itself, asked for the same container without anything around it. */
final class RawDocker implements Closeable {

    /** How the names of the product's containers begin. */
    private static final String OURS = "org_";

    private final DockerClient docker;

    RawDocker() {
        DockerClientConfig config = DefaultDockerClientConfig.createDefaultConfigBuilder().build();
        this.docker =
                DockerClientImpl.getInstance(
                        config,
                        new ZerodepDockerHttpClient.Builder()
                                .dockerHost(config.getDockerHost())
                                .build());
    }

    /** The host settings that the product gave to a running container. */
    HostConfig settingsOf(String containerName) {
        InspectContainerResponse container = docker.inspectContainerCmd(containerName).exec();
        return Objects.requireNonNull(container.getHostConfig(), "no host settings");
    }

    /** Create, start, wait, remove. */
    void run(String image, String command, HostConfig settings) {
        String id =
                docker.createContainerCmd(image)
                        .withEntrypoint("sh", "-c")
                        .withCmd(command)
                        .withHostConfig(settings)
                        .exec()
                        .getId();
        try {
            docker.startContainerCmd(id).exec();
            docker.waitContainerCmd(id).exec(new WaitContainerResultCallback()).awaitStatusCode();
        } finally {
            docker.removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec();
        }
    }

    /** Remembers from now on when each container was created, by name. */
    Creations watchCreations() {
        Creations creations = new Creations();
        docker.eventsCmd().withEventFilter("create").exec(creations);
        return creations;
    }

    static long epochNanos(Instant time) {
        return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    }

    @Override
    public void close() throws IOException {
        docker.close();
    }

    /**
     * A container's creation, in nanoseconds of the epoch.
     *
     * @param begun its {@code Created}: the engine has read the request and begins to carry it out
     *     (moby, {@code daemon/container.go}, {@code newContainer})
     * @param done the engine's event
     */
    record Creation(long begun, long done) {}

    /** Creations. Thread-safe. */
    final class Creations extends ResultCallback.Adapter<Event> {

        private final Map<String, Creation> byName = new ConcurrentHashMap<>();

        @Override
        public void onNext(Event event) {
            if (event.getActor() == null || event.getActor().getAttributes() == null) {
                return;
            }
            String name = event.getActor().getAttributes().get("name");
            Long time = event.getTimeNano();
            if (name != null && time != null && name.startsWith(OURS)) {
                remember(name, Objects.requireNonNull(event.getActor().getId()), time);
            }
        }

        /**
         * The engine answers when it is between two steps of a container; by then it may be gone.
         */
        private void remember(String name, String id, long done) {
            try {
                String begun = docker.inspectContainerCmd(id).exec().getCreated();
                byName.put(name, new Creation(epochNanos(Instant.parse(begun)), done));
            } catch (NotFoundException _) {
                byName.remove(name);
            }
        }

        /** Empty when it was gone before its times could be asked for. */
        Optional<Creation> of(String containerName) {
            return Optional.ofNullable(byName.get(containerName));
        }
    }
}
