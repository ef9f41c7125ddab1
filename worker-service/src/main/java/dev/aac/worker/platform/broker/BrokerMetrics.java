package dev.aac.worker.platform.broker;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/// How the worker's links to the broker are.
@Startup
@Singleton
public final class BrokerMetrics {

    private static final String LINK = "link";

    public BrokerMetrics(MeterRegistry registry, BrokerLinks links) {
        measure(registry, links.control(), "control");
        measure(registry, links.logs(), "logs");
        measure(registry, links.reports(), "reports");
    }

    private static void measure(MeterRegistry registry, BrokerLink link, String name) {
        Gauge.builder("aac.worker.broker.connected", link, l -> l.isUp() ? 1 : 0)
                .tag(LINK, name)
                .register(registry);
        FunctionCounter.builder("aac.worker.broker.reconnects", link, BrokerLink::reconnects)
                .tag(LINK, name)
                .register(registry);
    }
}
