package dev.aac.producer.execution.ingest;

import dev.aac.producer.platform.testing.TestServices;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;

/** On RabbitMQ, when there is a node to try. */
@Tag("serial")
@EnabledIf("dev.aac.producer.platform.testing.TestServices#hasRabbitmq")
class IngestOverRabbitTest extends IngestOverBrokerContract {

    IngestOverRabbitTest() throws Exception {}

    @Override
    String url() {
        return TestServices.rabbitmq().orElseThrow();
    }
}
