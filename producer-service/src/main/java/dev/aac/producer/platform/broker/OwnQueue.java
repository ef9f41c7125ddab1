package dev.aac.producer.platform.broker;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import dev.aac.contract.broker.BrokerNames;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A queue of this process's own. Every connection gets a new one: on the old one a consumer that
 * the broker does not yet know to be dead might still take messages. The broker removes it with its
 * consumer.
 */
public final class OwnQueue implements Attachment {

    /** Most messages handed over and not yet worked on; the rest waits in the broker. */
    static final int PREFETCH = 256;

    private static final Logger LOG = Logger.getLogger(OwnQueue.class);

    private final Reading reading;
    private final String bootId;
    private final Consumer<String> renew;
    private volatile @Nullable String name;

    OwnQueue(Reading reading, String bootId, Consumer<String> renew) {
        this.reading = reading;
        this.bootId = bootId;
        this.renew = renew;
    }

    /**
     * What is read.
     *
     * @param purpose a part of the queue's name
     * @param exchange the fan-out exchange it listens to, or null for none
     * @param receiver called by one thread at a time, in order; what it throws is logged and the
     *     message is dropped
     */
    public record Reading(
            String purpose, @Nullable String exchange, Consumer<OwnMessage> receiver) {}

    /** A received message. */
    @SuppressWarnings("ArrayRecordComponent") // Bytes are passed on, never compared.
    public record OwnMessage(@Nullable String correlationId, byte[] body) {}

    /** Its name on the present connection, for the {@code reply-to} of a request. */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    @Override
    public void attach(Connection connection, int generation) throws IOException {
        String fresh =
                BrokerNames.OWN_QUEUE_PREFIX + reading.purpose() + "." + bootId + "." + generation;
        Channel channel = connection.createChannel();
        channel.queueDeclare(fresh, false, false, true, Map.of());
        if (reading.exchange() != null) {
            channel.queueBind(fresh, reading.exchange(), "");
        }
        channel.basicQos(PREFETCH);
        channel.basicConsume(fresh, false, new Receiver(channel));
        channel.addShutdownListener(
                cause -> {
                    if (!cause.isHardError()) {
                        renew.accept("channel of " + fresh + " was closed");
                    }
                });
        name = fresh;
    }

    private final class Receiver extends DefaultConsumer {

        Receiver(Channel channel) {
            super(channel);
        }

        @Override
        public void handleDelivery(
                String tag, Envelope envelope, BasicProperties properties, byte[] body)
                throws IOException {
            try {
                reading.receiver().accept(new OwnMessage(properties.getCorrelationId(), body));
            } catch (RuntimeException failure) {
                LOG.warnf(failure, "Broker: a message for %s was dropped", reading.purpose());
            }
            getChannel().basicAck(envelope.getDeliveryTag(), false);
        }

        @Override
        public void handleCancel(String tag) {
            renew.accept("queue of " + reading.purpose() + " is gone");
        }
    }
}
