package dev.aac.worker.container.kubernetes;

import dev.aac.worker.container.Refused;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/// What the kubelet keeps of a container's output, as the cluster's API hands it out. (fabric8's
/// own `watchLog` takes an answer that refuses for output, so this is asked with its HTTP client.)
final class PodLogs {

    /// An answer, or a rest of one, that is silent for so long is given up, and asked for again: a
    /// connection that somebody between has forgotten looks the same as a container that is silent.
    static final Duration SILENCE_MAX = Duration.ofMinutes(1);

    private static final int REASON_BYTES_MAX = 64 * 1024;

    private final ClusterConnection cluster;

    PodLogs(ClusterConnection cluster) {
        this.cluster = cluster;
    }

    /// Asks for what there is and for what comes, each line with its time, to the container's end.
    /// Waits until there is any, so the caller may be interrupted. To be closed.
    ///
    /// @param since cut to the second, which the kubelet does anyway; empty for all of it
    /// @throws Refused when the API answered with an error
    /// @throws IOException when nothing came, or the connection broke
    InputStream follow(String pod, Optional<Instant> since)
            throws Refused, IOException, InterruptedException {
        HttpResponse<InputStream> answer = answerTo(address(pod, since));
        if (answer.isSuccessful()) {
            return answer.body();
        }
        try (InputStream body = answer.body()) {
            throw new Refused(
                    answer.code(), ClusterConnection.readable(body.readNBytes(REASON_BYTES_MAX)));
        }
    }

    private HttpResponse<InputStream> answerTo(URI address)
            throws IOException, InterruptedException {
        HttpClient http = cluster.client().getHttpClient();
        CompletableFuture<HttpResponse<InputStream>> answer =
                http.sendAsync(
                        http.newHttpRequestBuilder()
                                .uri(address)
                                .timeout(SILENCE_MAX.toMillis(), TimeUnit.MILLISECONDS)
                                .build(),
                        InputStream.class);
        try {
            return answer.get();
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw new IOException("no output came", e.getCause());
        }
    }

    private URI address(String pod, Optional<Instant> since) {
        KubernetesClient client = cluster.client();
        String from =
                since.map(time -> "&sinceTime=" + time.truncatedTo(ChronoUnit.SECONDS)).orElse("");
        return URI.create(
                client.getMasterUrl()
                        + "api/v1/namespaces/%s/pods/%s/log?container=%s&follow=true&timestamps=true%s"
                                .formatted(cluster.namespace(), pod, HardenedJob.CONTAINER, from));
    }
}
