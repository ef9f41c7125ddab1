package dev.aac.producer.platform.broker;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** How this replica's two links to the broker are. */
@Startup
@Singleton
public class BrokerMetrics {

    private static final String LINK = "link";

    public BrokerMetrics(MeterRegistry registry, BrokerLink control, @BulkTraffic BrokerLink bulk) {
        measure(registry, control, "control");
        measure(registry, bulk, "bulk");
    }

    private static void measure(MeterRegistry registry, BrokerLink link, String name) {
        Gauge.builder("aac.broker.connected", link, l -> l.isConnected() ? 1 : 0)
                .tag(LINK, name)
                .register(registry);
        FunctionCounter.builder("aac.broker.reconnects", link, BrokerLink::reconnects)
                .tag(LINK, name)
                .register(registry);
        FunctionCounter.builder("aac.messages.parked", link, BrokerLink::parked)
                .tag(LINK, name)
                .register(registry);
    }
}
