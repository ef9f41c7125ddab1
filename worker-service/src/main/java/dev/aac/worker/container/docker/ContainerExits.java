package dev.aac.worker.container.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import dev.aac.worker.container.ContainerEngineException;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.ContainerExit;
import dev.aac.worker.container.ContainerId;
import dev.aac.worker.container.Refused;
import dev.aac.worker.container.StartSentences;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeoutException;

/** How containers are and how they end. */
final class ContainerExits {

    private static final String NOT_RUNNING_YET = "created";

    /** What the engine's init, like a shell, exits with when it cannot find the program. */
    private static final int PROGRAM_NOT_FOUND = 127;

    private final DockerConnection connection;
    private final ImagePrograms programs;

    ContainerExits(DockerConnection connection) {
        this.connection = connection;
        this.programs = new ImagePrograms(connection);
    }

    /** Empty when the limit has passed and it still runs. */
    Optional<ContainerExit> await(ContainerId container, Duration limit)
            throws ContainerEngineException, InterruptedException {
        OptionalInt code = awaitCode(container, limit);
        if (code.isEmpty()) {
            return Optional.empty();
        }
        if (code.getAsInt() == 0) {
            return Optional.of(new ContainerExit(0, false));
        }
        return Optional.of(explained(container, code.getAsInt()));
    }

    /** Empty when the limit has passed and it still runs. */
    OptionalInt awaitCode(ContainerId container, Duration limit)
            throws EngineFailed, InterruptedException {
        try {
            return limit.isPositive() ? waitFor(container, limit) : codeNow(container);
        } catch (Refused e) {
            throw gone(e);
        }
    }

    private OptionalInt waitFor(ContainerId container, Duration limit)
            throws Refused, EngineFailed, InterruptedException {
        Request request =
                Request.builder()
                        .method(Request.Method.POST)
                        .path("/containers/" + container + "/wait")
                        .build();
        try {
            return OptionalInt.of(connection.within(limit, () -> readCode(request)));
        } catch (TimeoutException _) {
            return OptionalInt.empty();
        }
    }

    private int readCode(Request request) throws Refused, IOException {
        try (Response response = connection.open(request)) {
            JsonNode answer = connection.json().readTree(response.getBody());
            JsonNode code = answer.path("StatusCode");
            if (!code.isInt()) {
                throw new IOException("the engine's answer has no exit code");
            }
            return code.asInt();
        }
    }

    /** Whether it was ever started. */
    boolean hasStarted(ContainerId container) throws EngineFailed, InterruptedException {
        try {
            return !NOT_RUNNING_YET.equals(inspect(container).getState().getStatus());
        } catch (Refused e) {
            throw gone(e);
        }
    }

    /** What differs from its image. */
    long diskBytes(ContainerId container) throws EngineFailed, InterruptedException {
        try {
            Long bytes =
                    connection.ask(
                            client ->
                                    client.inspectContainerCmd(container.value())
                                            .withSize(true)
                                            .exec()
                                            .getSizeRw());
            return bytes == null ? 0 : bytes;
        } catch (Refused e) {
            throw gone(e);
        }
    }

    private OptionalInt codeNow(ContainerId container)
            throws Refused, EngineFailed, InterruptedException {
        InspectContainerResponse.ContainerState state = inspect(container).getState();
        boolean ended =
                !Boolean.TRUE.equals(state.getRunning())
                        && !NOT_RUNNING_YET.equals(state.getStatus());
        Long code = state.getExitCodeLong();
        return ended && code != null ? OptionalInt.of(code.intValue()) : OptionalInt.empty();
    }

    private ContainerExit explained(ContainerId container, int code)
            throws ContainerEngineException, InterruptedException {
        try {
            InspectContainerResponse inspected = inspect(container);
            if (code == PROGRAM_NOT_FOUND && programs.isMissing(inspected)) {
                throw StartSentences.noProgram(String.valueOf(inspected.getPath()), null);
            }
            boolean outOfMemory = Boolean.TRUE.equals(inspected.getState().getOOMKilled());
            return new ContainerExit(code, outOfMemory);
        } catch (Refused e) {
            throw gone(e);
        }
    }

    private InspectContainerResponse inspect(ContainerId container)
            throws Refused, EngineFailed, InterruptedException {
        return connection.ask(client -> client.inspectContainerCmd(container.value()).exec());
    }

    static EngineFailed gone(Refused cause) {
        return cause.isNotFound()
                ? new EngineFailed("The container is gone.", cause)
                : new EngineFailed("The container engine failed: " + cause.reason(), cause);
    }
}
