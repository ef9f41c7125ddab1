package dev.aac.e2e.faults;

import dev.aac.e2e.harness.Cluster;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives all faults the same cluster, started for the first of them. Each leaves it whole. */
final class SharedCluster implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SharedCluster.class);

    /** RabbitMQ's own default. */
    private static final Duration CONSUMER_TIMEOUT = Duration.ofMinutes(30);

    static Cluster.Broker broker() {
        String name = System.getProperty("aac.faults.broker", "embedded");
        return Cluster.Broker.valueOf(name.toUpperCase(Locale.ROOT));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Cluster.class;
    }

    @Override
    public Cluster resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(
                        "cluster",
                        _ -> Cluster.start("cluster", broker(), CONSUMER_TIMEOUT),
                        Cluster.class);
    }
}
