package dev.aac.producer.platform.broker;

import com.rabbitmq.client.AMQP.BasicProperties;
import org.jspecify.annotations.Nullable;

/**
 * A message that may be lost.
 *
 * @param exchange the empty string for the default one, which leads to the queue named by the key
 * @param replyTo the queue for the answer, or null when none is wanted
 * @param correlationId goes into the answer
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes are passed on, never compared.
public record TransientMessage(
        String exchange,
        String routingKey,
        @Nullable String replyTo,
        @Nullable String correlationId,
        byte[] body) {

    private static final int TRANSIENT = 1;

    /** To everybody who listens to a fan-out exchange. */
    public static TransientMessage fanOut(String exchange, byte[] body) {
        return new TransientMessage(exchange, "", null, null, body);
    }

    /** A request to whoever serves a queue. */
    public static TransientMessage request(
            String queue, String replyTo, String correlationId, byte[] body) {
        return new TransientMessage("", queue, replyTo, correlationId, body);
    }

    BasicProperties properties() {
        return new BasicProperties.Builder()
                .contentType(ConfirmedPublisher.JSON)
                .deliveryMode(TRANSIENT)
                .replyTo(replyTo)
                .correlationId(correlationId)
                .build();
    }
}
