package dev.aac.embedded.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoryBrokerTest extends BrokerContract {

    private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(20);
    private static final int RECOVERY_INTERVAL_MILLIS = 100;

    @Override
    EmbeddedBroker open(BrokerSettings settings) {
        return EmbeddedBroker.inMemory(settings);
    }

    @Test
    void clientRecoversByItselfWhenTheBrokerIsBackOnItsPort() throws Exception {
        BrokerSettings settings = BrokerSettings.generated();
        EmbeddedBroker first = EmbeddedBroker.inMemory(settings);
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(first.uri());
        factory.setNetworkRecoveryInterval(RECOVERY_INTERVAL_MILLIS);
        Connection connection = factory.newConnection();
        Channel channel = connection.createChannel();
        channel.queueDeclare("live.boot1", false, false, true, null);
        AtomicInteger received = new AtomicInteger();
        channel.basicConsume("live.boot1", true, (_, _) -> received.incrementAndGet(), _ -> {});
        int port = first.port();
        first.close();

        try (EmbeddedBroker second = EmbeddedBroker.inMemory(settings.withPort(port))) {
            assertThat(second.port()).isEqualTo(port);
            await().atMost(RECOVERY_LIMIT)
                    .ignoreExceptions()
                    .until(
                            () -> {
                                channel.basicPublish("", "live.boot1", null, new byte[0]);
                                return received.get() > 0;
                            });
            connection.close();
        }
    }
}
