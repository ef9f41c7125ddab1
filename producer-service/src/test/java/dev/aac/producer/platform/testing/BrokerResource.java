package dev.aac.producer.platform.testing;

import dev.aac.embedded.broker.EmbeddedBroker;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The broker for all {@code @QuarkusTest}s of the module: the embedded one unless there is a
 * RabbitMQ for the application.
 */
public final class BrokerResource implements QuarkusTestResourceLifecycleManager {

    /** The name by which {@link CuttableTcp} takes it away. */
    public static final String NAME = "broker";

    private @Nullable EmbeddedBroker broker;
    private @Nullable CuttableTcp way;

    @Override
    public Map<String, String> start() {
        URI uri = URI.create(TestServices.rabbitmqOfApplication().orElseGet(this::embedded));
        way = CuttableTcp.to(NAME, uri);
        return Map.of(
                "aac.broker.url",
                "amqp://" + uri.getRawUserInfo() + "@127.0.0.1:" + way.port() + uri.getRawPath());
    }

    private String embedded() {
        broker = EmbeddedBroker.inMemory();
        return broker.uri();
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
