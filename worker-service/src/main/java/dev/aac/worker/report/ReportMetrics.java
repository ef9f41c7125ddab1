package dev.aac.worker.report;

import dev.aac.worker.platform.broker.Inquiries;
import dev.aac.worker.platform.time.TimeTally;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/// What this worker holds and tells the producer, in numbers.
@Startup
@Singleton
public final class ReportMetrics {

    public ReportMetrics(MeterRegistry registry, Slots slots, Leases leases, FactReporter facts) {
        Gauge.builder("aac.worker.slots", slots, Slots::total).register(registry);
        Gauge.builder("aac.worker.slots.free", slots, Slots::free).register(registry);
        Gauge.builder("aac.worker.leases.held", leases, Leases::count).register(registry);
        FunctionCounter.builder("aac.worker.leases.lost", leases, Leases::lost).register(registry);
        resent(registry, facts.facts(), "facts");
        resent(registry, facts.logs(), "logs");
        resent(registry, facts.reports(), "reports");
        FunctionTimer.builder(
                        "aac.worker.log.window.waits",
                        facts.windowWaits(),
                        TimeTally::count,
                        TimeTally::totalNanos,
                        TimeUnit.NANOSECONDS)
                .register(registry);
    }

    private static void resent(MeterRegistry registry, Inquiries<?> inquiries, String queue) {
        FunctionCounter.builder("aac.worker.facts.resent", inquiries, Inquiries::resent)
                .tag("queue", queue)
                .register(registry);
    }
}
