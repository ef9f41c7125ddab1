package dev.aac.producer.platform.broker;

import dev.aac.embedded.broker.EmbeddedBroker;
import org.junit.jupiter.api.AfterAll;

/** On the broker of the one-command start. */
class EmbeddedBrokerLinkTest extends BrokerLinkContract {

    private static final EmbeddedBroker BROKER = EmbeddedBroker.inMemory();

    EmbeddedBrokerLinkTest() throws Exception {}

    @AfterAll
    static void closeBroker() {
        BROKER.close();
    }

    @Override
    String url() {
        return BROKER.uri();
    }
}
