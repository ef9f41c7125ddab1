package dev.aac.producer.platform.testing;

import java.util.Locale;
import java.util.Optional;

/**
 * Services that the tests use instead of the embedded ones, or besides them: told by the
 * environment, or by the profile {@code aac.containers}, which starts them in containers and sets
 * the properties.
 */
public final class TestServices {

    private TestServices() {}

    /** A MongoDB; its address names no database. */
    public static Optional<String> mongodb() {
        return setting("aac.test.mongodb.uri");
    }

    /** A RabbitMQ whose queues are the test's own while it runs. */
    public static Optional<String> rabbitmq() {
        return setting("aac.test.rabbitmq.url");
    }

    /** A RabbitMQ whose queues the started application serves. */
    public static Optional<String> rabbitmqOfApplication() {
        return setting("aac.test.rabbitmq.application.url");
    }

    /** Whether {@link #rabbitmq} is there, for conditions of tests. */
    public static boolean hasRabbitmq() {
        return rabbitmq().isPresent();
    }

    /**
     * A property, or the environment's variable for this service: those of the worker run at the
     * same time and need a broker of their own.
     */
    private static Optional<String> setting(String property) {
        String variable =
                property.replace("aac.test.", "aac.test.producer.")
                        .toUpperCase(Locale.ROOT)
                        .replace('.', '_');
        return Optional.ofNullable(System.getProperty(property, System.getenv(variable)))
                .filter(value -> !value.isBlank());
    }
}
