package dev.aac.producer.platform.testing;

import dev.aac.embedded.broker.EmbeddedBroker;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The embedded broker for all {@code @QuarkusTest}s of the module. */
public final class BrokerResource implements QuarkusTestResourceLifecycleManager {

    /** The name by which {@link CuttableTcp} takes it away. */
    public static final String NAME = "broker";

    private @Nullable EmbeddedBroker broker;
    private @Nullable CuttableTcp way;

    @Override
    public Map<String, String> start() {
        broker = EmbeddedBroker.inMemory();
        way = CuttableTcp.to(NAME, broker.port());
        String port = ":" + broker.port();
        return Map.of("aac.broker.url", broker.uri().replace(port, ":" + way.port()));
    }

    @Override
    public void stop() {
        if (way != null) {
            way.close();
        }
        if (broker != null) {
            broker.close();
        }
    }
}
