package dev.aac.producer.platform.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/** Numbers of the watch. Each replica counts what it noticed itself. Safe for all threads. */
@Startup
@Singleton
public class WatchMetrics {

    private final Map<UnusualPattern, Counter> suspicious = new EnumMap<>(UnusualPattern.class);
    private final Counter foreign;
    private final Counter lost;

    public WatchMetrics(MeterRegistry registry) {
        for (UnusualPattern pattern : UnusualPattern.values()) {
            suspicious.put(
                    pattern, registry.counter("aac.suspicious.activity", "kind", pattern.kind()));
        }
        this.foreign = registry.counter("aac.cross.tenant.attempts");
        this.lost = registry.counter("aac.watch.lost");
    }

    void suspicious(UnusualPattern pattern) {
        Counter counter = suspicious.get(pattern);
        if (counter != null) {
            counter.increment();
        }
    }

    /** An organization named a thing of another one. */
    void foreign() {
        foreign.increment();
    }

    /** Something that the watch was told of and did not look at, or did not record. */
    void lost() {
        lost.increment();
    }
}
