package dev.aac.bench;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The floor: the engine itself, asked for the same container without anything around it. */
final class RawDocker implements Closeable {

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

    /** Remembers from now on when each container was created, by name; nanoseconds of the epoch. */
    Creations watchCreations() {
        Creations creations = new Creations();
        docker.eventsCmd().withEventFilter("create").exec(creations);
        return creations;
    }

    @Override
    public void close() throws IOException {
        docker.close();
    }

    /** Times of creation. Thread-safe. */
    static final class Creations extends ResultCallback.Adapter<Event> {

        private final Map<String, Long> byName = new ConcurrentHashMap<>();

        @Override
        public void onNext(Event event) {
            if (event.getActor() == null || event.getActor().getAttributes() == null) {
                return;
            }
            String name = event.getActor().getAttributes().get("name");
            Long time = event.getTimeNano();
            if (name != null && time != null) {
                byName.put(name, time);
            }
        }

        long of(String containerName) {
            return Objects.requireNonNull(byName.get(containerName), containerName);
        }
    }
}
