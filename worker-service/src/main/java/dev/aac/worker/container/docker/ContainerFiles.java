package dev.aac.worker.container.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import dev.aac.worker.container.ArchiveSink;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.ContainerId;
import dev.aac.worker.container.Refused;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * What lies in containers, read through the engine's archive endpoint: the engine mounts the file
 * system of one that has ended, and makes the archive itself.
 */
final class ContainerFiles {

    /**
     * Makes the engine follow a folder that is a link, and refuse a name that is not a folder's.
     */
    private static final String THE_FOLDER_ITSELF = "/.";

    private static final String NOT_A_FOLDER = "not a directory";

    /** Docker's words; engines with other words are asked whether the container is there. */
    private static final String NO_SUCH_FOLDER = "Could not find the file";

    private final DockerConnection connection;
    private final ContainerExits exits;

    ContainerFiles(DockerConnection connection, ContainerExits exits) {
        this.connection = connection;
        this.exits = exits;
    }

    boolean read(ContainerId container, String folder, ArchiveSink sink, Duration limit)
            throws EngineFailed, InterruptedException {
        Request request =
                Request.builder()
                        .method(Request.Method.GET)
                        .path("/containers/" + container + "/archive?path=" + inQuery(folder))
                        .build();
        try {
            Optional<RuntimeException> broken =
                    connection.within(limit, () -> handOver(request, sink));
            if (broken.isPresent()) {
                throw new IllegalStateException("the sink threw", broken.get());
            }
            return true;
        } catch (TimeoutException e) {
            throw new EngineFailed(
                    String.format(
                            Locale.ROOT,
                            "The container's files were not read within %.1f s.",
                            limit.toMillis() / 1_000.0),
                    e);
        } catch (Refused e) {
            return missing(container, folder, e);
        }
    }

    /** What the sink threw must not look like the engine's failure. */
    private Optional<RuntimeException> handOver(Request request, ArchiveSink sink)
            throws Refused, IOException, InterruptedException {
        try (Response response = connection.open(request)) {
            try {
                sink.accept(response.getBody());
                return Optional.empty();
            } catch (RuntimeException e) {
                return Optional.of(e);
            }
        }
    }

    /** The status is the same when the folder and when the container is not there. */
    private boolean missing(ContainerId container, String folder, Refused refused)
            throws EngineFailed, InterruptedException {
        if (refused.isNotFound()) {
            if (!refused.reason().startsWith(NO_SUCH_FOLDER)) {
                boolean _ = exits.hasStarted(container);
            }
            return false;
        }
        // Its words may hold folders of the host.
        throw refused.isBadRequest() || refused.reason().endsWith(NOT_A_FOLDER)
                ? new EngineFailed("In the container " + folder + " is not a folder.", refused)
                : new EngineFailed("The container engine could not read the files.", refused);
    }

    private static String inQuery(String folder) {
        return URLEncoder.encode(folder + THE_FOLDER_ITSELF, UTF_8);
    }
}
