package dev.aac.producer.execution.ingest;

import dev.aac.producer.platform.broker.TestBrokers;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** On RabbitMQ, when there is a node to try. */
@EnabledIfEnvironmentVariable(named = TestBrokers.RABBITMQ_URL, matches = "amqps?://.+")
class IngestOverRabbitTest extends IngestOverBrokerContract {

    IngestOverRabbitTest() throws Exception {}

    @Override
    String url() {
        return System.getenv(TestBrokers.RABBITMQ_URL);
    }
}
