package dev.aac.producer.platform.broker;

/** Which brokers the tests run against besides the embedded one. */
public final class TestBrokers {

    /** Set to the URL of a RabbitMQ node, the broker tests run against it too. */
    public static final String RABBITMQ_URL = "AAC_TEST_RABBITMQ_URL";

    private TestBrokers() {}
}
