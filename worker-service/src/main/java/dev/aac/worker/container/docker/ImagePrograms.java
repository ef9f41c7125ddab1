package dev.aac.worker.container.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import dev.aac.worker.container.ContainerEngine;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.ContainerId;
import dev.aac.worker.container.Refused;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * Tells "what it is to run does not exist in the image" from "something in it was not found", which
 * both end with the same code because the engine's init is always found. Asked only after that
 * code.
 */
final class ImagePrograms {

    private static final String PATH_VARIABLE = "PATH=";
    private static final String ENGINE_PATH =
            "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private static final int DIRECTORIES_MAX = 32;

    private final DockerConnection connection;

    ImagePrograms(DockerConnection connection) {
        this.connection = connection;
    }

    boolean isMissing(InspectContainerResponse container)
            throws Refused, EngineFailed, InterruptedException {
        String program = container.getPath();
        if (program == null || program.isEmpty()) {
            return false;
        }
        for (String path : candidates(container, program)) {
            if (exists(new ContainerId(container.getId()), path)) {
                return false;
            }
        }
        return true;
    }

    private static List<String> candidates(InspectContainerResponse container, String program) {
        if (program.startsWith("/")) {
            return List.of(program);
        }
        if (program.contains("/")) {
            String directory = container.getConfig().getWorkingDir();
            return List.of((directory == null ? "" : directory) + "/" + program);
        }
        return Arrays.stream(searchPath(container).split(":"))
                .limit(DIRECTORIES_MAX)
                .map(directory -> directory + "/" + program)
                .toList();
    }

    private static String searchPath(InspectContainerResponse container) {
        String[] environment = container.getConfig().getEnv();
        return Arrays.stream(environment == null ? new String[0] : environment)
                .filter(variable -> variable.startsWith(PATH_VARIABLE))
                .map(variable -> variable.substring(PATH_VARIABLE.length()))
                .findFirst()
                .orElse(ENGINE_PATH);
    }

    private boolean exists(ContainerId container, String path)
            throws Refused, EngineFailed, InterruptedException {
        String encoded = URLEncoder.encode(path, StandardCharsets.UTF_8);
        Request request =
                Request.builder()
                        .method("HEAD")
                        .path("/containers/" + container + "/archive?path=" + encoded)
                        .build();
        try {
            return connection.within(ContainerEngine.CALL_LIMIT, () -> answersWell(request));
        } catch (Refused e) {
            if (e.isNotFound()) {
                return false;
            }
            throw e;
        } catch (TimeoutException e) {
            throw new EngineFailed("The container engine does not answer.", e);
        }
    }

    private boolean answersWell(Request request) throws Refused, IOException {
        try (Response _ = connection.open(request)) {
            return true;
        }
    }
}
