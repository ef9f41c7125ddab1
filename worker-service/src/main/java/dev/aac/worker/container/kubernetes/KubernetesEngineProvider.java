package dev.aac.worker.container.kubernetes;

import dev.aac.worker.container.NetworkGuard;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Makes the engine on a cluster, from the worker's configuration, if anybody asks for it. The
/// client is the framework's: it finds the cluster as kubectl does, or by the account of the
/// worker's pod.
@ApplicationScoped
public class KubernetesEngineProvider {

    /// @param guard `enforce` or `external`
    /// @param namespace see [KubernetesEngineSettings]
    @Produces
    @Singleton
    @Typed(KubernetesContainerEngine.class)
    KubernetesContainerEngine kubernetes(
            KubernetesClient client,
            @ConfigProperty(name = "aac.worker.network-guard", defaultValue = "enforce")
                    NetworkGuard guard,
            @ConfigProperty(name = "aac.worker.runs-namespace", defaultValue = "aac-runs")
                    String namespace) {
        return new KubernetesContainerEngine(
                client, new KubernetesEngineSettings(namespace, guard));
    }

    void close(@Disposes KubernetesContainerEngine kubernetes) {
        kubernetes.close();
    }
}
