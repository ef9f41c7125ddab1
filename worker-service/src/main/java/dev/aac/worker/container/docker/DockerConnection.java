package dev.aac.worker.container.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.aac.worker.container.ContainerEngine;
import dev.aac.worker.container.ContainerEngineException.EngineAway;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The way to one Docker Engine. Every question runs in a virtual thread of its own, so that whoever
 * asked can stop waiting (by time or interruption) although the library cannot: interrupting that
 * thread closes its socket, which is how the engine learns that nobody wants the answer any more.
 */
final class DockerConnection implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(DockerConnection.class);
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final int REASON_BYTES_MAX = 64 * 1024;

    private final DockerClientConfig config;
    private final DockerHttpClient transport;
    private final DockerClient client;
    private final ObjectMapper json = DockerClientConfig.getDefaultObjectMapper();
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("docker-question-", 0).factory());

    private volatile @Nullable Long awayNanos;

    private DockerConnection(DockerClientConfig config, DockerHttpClient transport) {
        this.config = config;
        this.transport = transport;
        this.client = DockerClientImpl.getInstance(config, transport);
    }

    static DockerConnection to(DockerClientConfig config) {
        DockerHttpClient transport =
                new ZerodepDockerHttpClient.Builder()
                        .dockerHost(config.getDockerHost())
                        .sslConfig(config.getSSLConfig())
                        .connectionTimeout(CONNECT_LIMIT)
                        .build();
        return new DockerConnection(config, new SingleUseConnections(transport));
    }

    DockerClientConfig config() {
        return config;
    }

    ObjectMapper json() {
        return json;
    }

    /** A question with docker-java's typed commands. */
    @FunctionalInterface
    interface Question<T> {
        T ask(DockerClient client);
    }

    /** Asks within {@link ContainerEngine#CALL_LIMIT}. */
    <T> T ask(Question<T> question) throws Refused, EngineFailed, InterruptedException {
        try {
            return within(ContainerEngine.CALL_LIMIT, () -> question.ask(client));
        } catch (TimeoutException e) {
            String seconds = ContainerEngine.CALL_LIMIT.toSeconds() + " s";
            throw away("The container engine did not answer within " + seconds + ".", e);
        }
    }

    /** Runs what talks to the engine in a thread that can be given up. */
    <T> T within(Duration limit, Callable<T> talk)
            throws Refused, EngineFailed, InterruptedException, TimeoutException {
        Future<T> answer = threads.submit(talk);
        try {
            return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | InterruptedException e) {
            answer.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw translated(e.getCause());
        }
    }

    /**
     * Sends a request whose answer is read by the caller, in a thread that may be interrupted; to
     * be closed.
     */
    Response open(Request request) throws Refused, IOException {
        Response response;
        try {
            response = transport.execute(request);
        } catch (RuntimeException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw e;
        }
        if (response.getStatusCode() < HttpURLConnection.HTTP_MULT_CHOICE) {
            return response;
        }
        try (response) {
            throw new Refused(response.getStatusCode(), reason(readSome(response.getBody())));
        }
    }

    /**
     * What a failed talk with the engine means.
     *
     * @return what to throw, unless the engine answered
     * @throws Refused when the engine answered
     */
    EngineFailed translated(@Nullable Throwable cause) throws Refused {
        return switch (cause) {
            case Refused refused -> throw refused;
            case DockerException answer ->
                    throw new Refused(
                            answer.getHttpStatus(), reason(String.valueOf(answer.getMessage())));
            case EngineFailed failed -> failed;
            case null, default -> {
                LOG.debug("talk with the container engine failed", cause);
                yield isOfTheWire(cause)
                        ? away("The container engine cannot be reached.", cause)
                        : new EngineFailed("The container engine failed.", cause);
            }
        };
    }

    /** The library wraps what the connection throws, some of it more than once. */
    private static boolean isOfTheWire(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    private EngineAway away(String sentence, @Nullable Throwable cause) {
        awayNanos = System.nanoTime();
        return new EngineAway(sentence, cause);
    }

    /** Whether any talk broke off, or found nobody, within this time. */
    boolean wasAwayWithin(Duration time) {
        Long last = awayNanos;
        return last != null && System.nanoTime() - last < time.toNanos();
    }

    private static String readSome(InputStream body) throws IOException {
        return new String(body.readNBytes(REASON_BYTES_MAX), UTF_8);
    }

    /** The engine's words out of its JSON, with docker-java's prefix removed. */
    private String reason(String body) {
        String text = body.replaceFirst("^Status \\d+: ", "").strip();
        try {
            JsonNode message = json.readTree(text).path("message");
            return message.isTextual() ? message.asText() : text;
        } catch (IOException e) {
            LOG.tracef(e, "the engine's answer is not JSON: %s", text);
            return text;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            transport.close();
        } catch (IOException e) {
            LOG.debug("closing the connection to the container engine failed", e);
        }
    }
}
