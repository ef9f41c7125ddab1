package dev.aac.producer.platform.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.ConnectionFactory;
import io.quarkus.runtime.PreventFurtherStepsException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rabbit",
                "http://user:pw@host:5672",
                "amqp://",
                "amqp://user:pw@:5672",
                "amqp://us er:pw@host",
                "amqp://user:pw@host:5672/a/b"
            })
    void wrongUrlIsRefusedInOneSentenceWithoutThePassword(String text) {
        assertThatThrownBy(() -> BrokerUrl.parse(text))
                .hasMessageStartingWith("RABBITMQ_URL must look like")
                .hasMessageNotContaining("pw")
                .cause()
                .isInstanceOf(PreventFurtherStepsException.class)
                .hasMessageNotContaining("pw")
                .hasNoCause();
    }

    @Test
    void textFormHidesUserAndPassword() {
        assertThat(BrokerUrl.parse("amqp://user:pw@host:5672")).hasToString("amqp://host:5672");
    }

    @Test
    void aPathOfASlashIsTheDefaultVirtualHost() {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            ConnectionFactory factory =
                    BrokerUrl.parse("amqp://user:pw@host:5672/").factory(executor);
            assertThat(factory.getVirtualHost()).isEqualTo("/");
        }
    }
}
