package dev.aac.producer.execution.live;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** The live channel of this replica in numbers. */
@Startup
@Singleton
final class LiveMetrics {

    LiveMetrics(MeterRegistry registry, Sockets sockets) {
        Gauge.builder("aac.live.sockets", sockets, Sockets::count).register(registry);
        for (CloseCode code : CloseCode.values()) {
            FunctionCounter.builder("aac.live.sockets.closed", sockets, s -> s.closed(code))
                    .tag("reason", code.name())
                    .register(registry);
        }
    }
}
