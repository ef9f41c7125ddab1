package dev.aac.worker.platform.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.ConnectionFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BrokerAddressTest {

    @Test
    void credentialsAreUsedButNotShown() {
        ConnectionFactory factory = configured("amqp://us%40er:pa%2Fss@host:1234/v%2Fhost");

        assertThat(factory.getUsername()).isEqualTo("us@er");
        assertThat(factory.getPassword()).isEqualTo("pa/ss");
        assertThat(factory.getVirtualHost()).isEqualTo("v/host");
        assertThat(BrokerAddress.parse("amqp://user:pass@host:1234/x")).hasToString("host:1234");
    }

    @Test
    void pathOfOneSlashMeansTheDefaultVirtualHost() {
        assertThat(configured("amqp://user:pass@host:1234/").getVirtualHost()).isEqualTo("/");
        assertThat(configured("amqp://user:pass@host").getVirtualHost()).isEqualTo("/");
    }

    @Test
    void secureAddressVerifiesTheBroker() {
        ConnectionFactory factory = configured("amqps://user:pass@host");

        assertThat(factory.isSSL()).isTrue();
        assertThat(factory.getPort()).isEqualTo(5671);
    }

    @Test
    void pausesBetweenTriesGrowToHalfASecond() {
        assertThat(BrokerLink.pauseAfter(1)).isEqualTo(Duration.ofMillis(20));
        assertThat(BrokerLink.pauseAfter(2)).isEqualTo(Duration.ofMillis(40));
        assertThat(BrokerLink.pauseAfter(1_000)).isEqualTo(BrokerLink.PAUSE_MAX);
    }

    private static ConnectionFactory configured(String uri) {
        ConnectionFactory factory = new ConnectionFactory();
        BrokerAddress.parse(uri).configure(factory);
        return factory;
    }
}
