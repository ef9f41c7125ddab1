package dev.aac.producer.platform.limits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Numbers of the limits. Each replica counts what it did itself. */
@Startup
@Singleton
public class RateLimitMetrics {

    private final Map<String, Counter> refused;
    private final Counter uncounted;

    public RateLimitMetrics(MeterRegistry registry) {
        this.refused =
                RateLimitSettings.POLICIES.stream()
                        .collect(
                                Collectors.toMap(
                                        Function.identity(),
                                        policy ->
                                                registry.counter(
                                                        "aac.requests.limited", "policy", policy)));
        this.uncounted = registry.counter("aac.requests.uncounted");
    }

    void refused(RateLimit limit) {
        Counter counter = refused.get(limit.policy());
        if (counter != null) {
            counter.increment();
        }
    }

    /** A request went on because the store did not answer. */
    void uncounted() {
        uncounted.increment();
    }
}
