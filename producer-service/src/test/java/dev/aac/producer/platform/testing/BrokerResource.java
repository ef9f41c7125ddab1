package dev.aac.producer.platform.testing;

import dev.aac.embedded.broker.EmbeddedBroker;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The embedded broker for all {@code @QuarkusTest}s of the module. */
public final class BrokerResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable EmbeddedBroker broker;

    @Override
    public Map<String, String> start() {
        broker = EmbeddedBroker.inMemory();
        return Map.of("aac.broker.url", broker.uri());
    }

    @Override
    public void stop() {
        if (broker != null) {
            broker.close();
        }
    }
}
