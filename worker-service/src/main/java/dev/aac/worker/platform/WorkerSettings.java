package dev.aac.worker.platform;

import static java.util.Objects.requireNonNull;

import dev.aac.worker.platform.broker.BrokerAddress;
import java.util.Optional;
import java.util.function.Function;

/// How this worker was told to work.
///
/// @param concurrency how many runs it takes at once, 1 to [#CONCURRENCY_MAX]
/// @param broker where jobs come from and facts go
public record WorkerSettings(int concurrency, BrokerAddress broker) {

    /// Most runs at once in one worker.
    public static final int CONCURRENCY_MAX = 64;

    private static final String CONCURRENCY_SENTENCE =
            "WORKER_CONCURRENCY must be a whole number from 1 to " + CONCURRENCY_MAX + ".";
    private static final String BROKER_SENTENCE =
            "RABBITMQ_URL must be an AMQP address such as amqp://user:password@host:5672/vhost.";

    public WorkerSettings {
        requireNonNull(broker, "broker is null");
        if (concurrency < 1 || concurrency > CONCURRENCY_MAX) {
            throw new InvalidSettingException(CONCURRENCY_SENTENCE);
        }
    }

    /// Reads the settings by their property names.
    ///
    /// @throws InvalidSettingException when a value is missing or wrong
    public static WorkerSettings read(Function<String, Optional<String>> property) {
        return new WorkerSettings(
                concurrency(property.apply("aac.worker.concurrency").orElse("")),
                broker(property.apply("aac.rabbitmq.url").orElse("")));
    }

    private static int concurrency(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new InvalidSettingException(CONCURRENCY_SENTENCE);
        }
    }

    private static BrokerAddress broker(String text) {
        try {
            return BrokerAddress.parse(text.strip());
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(BROKER_SENTENCE);
        }
    }
}
