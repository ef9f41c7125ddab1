package dev.aac.embedded.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

    private static final int CONFIRM_TIMEOUT_MILLIS = 5_000;

    @Test
    void confirmedMessageIsReceivedFromMemory() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.inMemory()) {
            publishesAndGets(broker);
        }
    }

    @Test
    void confirmedMessageIsReceivedFromDisk(@TempDir Path folder) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.onDisk(folder)) {
            publishesAndGets(broker);
        }
    }

    private static void publishesAndGets(EmbeddedBroker broker) throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(broker.uri());
        try (Connection connection = factory.newConnection();
                Channel channel = connection.createChannel()) {
            channel.queueDeclare("jobs", true, false, false, null);
            channel.confirmSelect();
            channel.basicPublish(
                    "", "jobs", MessageProperties.PERSISTENT_BASIC, "hello".getBytes(UTF_8));
            channel.waitForConfirmsOrDie(CONFIRM_TIMEOUT_MILLIS);

            assertThat(channel.basicGet("jobs", true).getBody()).isEqualTo("hello".getBytes(UTF_8));
        }
    }
}
