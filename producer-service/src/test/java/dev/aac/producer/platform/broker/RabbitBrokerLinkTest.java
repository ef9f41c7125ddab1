package dev.aac.producer.platform.broker;

import static org.awaitility.Awaitility.await;

import dev.aac.contract.broker.BrokerNames;
import dev.aac.producer.platform.testing.TestServices;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** On RabbitMQ, when there is a node to try. */
@Tag("serial")
@EnabledIf("dev.aac.producer.platform.testing.TestServices#hasRabbitmq")
class RabbitBrokerLinkTest extends BrokerLinkContract {

    RabbitBrokerLinkTest() throws Exception {}

    @Override
    String url() {
        return TestServices.rabbitmq().orElseThrow();
    }

    /** The embedded broker does not tell a consumer that its queue is gone. */
    @Test
    void deletedQueueIsDeclaredAgainAndServedAgain() throws Exception {
        link.serve(served(1, ping -> new Pong(ping.number()), BrokerLinkContract::never));
        CountDownLatch again = new CountDownLatch(2);
        link.onConnected(again::countDown);

        channel.queueDelete(BrokerNames.CLAIMS);

        await().atMost(SOON).until(() -> again.getCount() == 0);
        ask("{\"key\":\"k\",\"number\":7}");
        await().atMost(SOON).until(() -> received.size() == 1);
    }
}
