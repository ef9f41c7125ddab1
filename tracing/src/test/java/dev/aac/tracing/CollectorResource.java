package dev.aac.tracing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A collector that the service of a test is told of. */
public final class CollectorResource implements QuarkusTestResourceLifecycleManager {

    private static final AtomicReference<@Nullable LocalCollector> OPENED = new AtomicReference<>();

    public static LocalCollector opened() {
        LocalCollector collector = OPENED.get();
        if (collector == null) {
            throw new IllegalStateException("the test's profile has no collector");
        }
        return collector;
    }

    @Override
    public Map<String, String> start() {
        try {
            LocalCollector collector = LocalCollector.open();
            OPENED.set(collector);
            return Map.of(
                    "OTEL_EXPORTER_OTLP_ENDPOINT",
                    collector.endpoint(),
                    "quarkus.otel.bsp.schedule.delay",
                    "50ms");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        LocalCollector collector = OPENED.getAndSet(null);
        if (collector != null) {
            collector.close();
        }
    }
}
