package dev.aac.worker.container.kubernetes;

import dev.aac.worker.container.ContainerEngine;
import io.fabric8.kubernetes.client.Config;
import io.quarkus.kubernetes.client.KubernetesConfigCustomizer;
import jakarta.inject.Singleton;
import java.time.Duration;

/// How the client talks to the cluster's API, wherever that is.
@Singleton
final class ClusterClientConfig implements KubernetesConfigCustomizer {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

    /// Less than a question may take, so that the client ends it and not whoever asked.
    private static final Duration REQUEST_LIMIT = ContainerEngine.CALL_LIMIT.minusSeconds(5);

    @Override
    public void customize(Config config) {
        apply(config);
    }

    static void apply(Config config) {
        config.setConnectionTimeout((int) CONNECT_LIMIT.toMillis());
        config.setRequestTimeout((int) REQUEST_LIMIT.toMillis());
        // Whoever asks knows best whether to ask again.
        config.setRequestRetryBackoffLimit(0);
        // On one shared connection an output that nobody takes would hold everybody's answers back.
        config.setHttp2Disable(true);
    }
}
