package dev.aac.worker.container.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aac.worker.container.ContainerEngine;
import dev.aac.worker.container.ContainerEngineException.EngineAway;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.Refused;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The way to one cluster's API, and the namespace of runs in it. Every question runs in a virtual
/// thread of its own, so that whoever asked can stop waiting, by time or interruption. The client
/// belongs to whoever made it.
final class ClusterConnection implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ClusterConnection.class);

    /// What an API server, or a load balancer before it, says when it cannot answer just now.
    private static final Set<Integer> NOT_NOW =
            Set.of(
                    HttpURLConnection.HTTP_CLIENT_TIMEOUT,
                    429,
                    HttpURLConnection.HTTP_INTERNAL_ERROR,
                    HttpURLConnection.HTTP_BAD_GATEWAY,
                    HttpURLConnection.HTTP_UNAVAILABLE,
                    HttpURLConnection.HTTP_GATEWAY_TIMEOUT);

    /// Said with status 500 by a store that will never take it.
    private static final String TOO_LARGE = "request is too large";

    private final KubernetesClient client;
    private final String namespace;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("kubernetes-question-", 0).factory());

    ClusterConnection(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    KubernetesClient client() {
        return client;
    }

    String namespace() {
        return namespace;
    }

    /// A question with fabric8's typed client.
    @FunctionalInterface
    interface Question<T> {
        T ask(KubernetesClient client);
    }

    /// Asks within [ContainerEngine#CALL_LIMIT].
    <T> T ask(Question<T> question) throws Refused, EngineFailed, InterruptedException {
        return ask(ContainerEngine.CALL_LIMIT, question);
    }

    <T> T ask(Duration limit, Question<T> question)
            throws Refused, EngineFailed, InterruptedException {
        Future<T> answer = threads.submit(() -> question.ask(client));
        try {
            return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new EngineAway(
                    "The cluster's API did not answer within " + limit.toSeconds() + " s.", e);
        } catch (ExecutionException e) {
            throw translated(e.getCause());
        }
    }

    /// What a failed question means.
    ///
    /// @return what to throw, unless the API answered
    /// @throws Refused when it answered
    private static EngineFailed translated(@Nullable Throwable cause) throws Refused {
        LOG.debug("a question to the cluster's API failed", cause);
        if (cause instanceof KubernetesClientException failure && failure.getCode() > 0) {
            throw refused(failure);
        }
        return cause instanceof KubernetesClientException || isOfTheWire(cause)
                ? new EngineAway("The cluster's API cannot be reached.", cause)
                : new EngineFailed("The cluster's API could not be asked.", cause);
    }

    private static Refused refused(KubernetesClientException failure) {
        Status status = failure.getStatus();
        String words = status == null ? null : status.getMessage();
        String reason = words == null ? String.valueOf(failure.getMessage()) : words;
        return new Refused(
                reason.contains(TOO_LARGE)
                        ? HttpURLConnection.HTTP_ENTITY_TOO_LARGE
                        : failure.getCode(),
                reason);
    }

    private static boolean isOfTheWire(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException || cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }

    /// What an answer means that nothing could be made of.
    EngineFailed failed(Refused refused) {
        int status = refused.status();
        if (NOT_NOW.contains(status)) {
            return new EngineAway("The cluster's API cannot answer now.", refused);
        }
        if (status == HttpURLConnection.HTTP_UNAUTHORIZED || refused.isForbidden()) {
            return new EngineFailed(
                    "The cluster refuses the worker in namespace "
                            + namespace
                            + ": "
                            + refused.reason(),
                    refused);
        }
        return refused.isNotFound()
                ? new EngineFailed("The container is gone.", refused)
                : new EngineFailed("The cluster's API failed: " + refused.reason(), refused);
    }

    static String readable(byte[] body) {
        return new String(body, UTF_8).strip();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
