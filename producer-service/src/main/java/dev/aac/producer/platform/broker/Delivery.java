package dev.aac.producer.platform.broker;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ShutdownSignalException;
import dev.aac.contract.broker.BrokerNames;
import java.io.IOException;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One received message on the channel it came by. Its tag means nothing on any other channel: when
 * that one is closed the broker delivers the message again.
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes are passed on, never compared.
record Delivery(Channel channel, long tag, BasicProperties properties, byte[] body) {

    private static final Logger LOG = Logger.getLogger(Delivery.class);
    private static final int TRANSIENT = 1;

    @Nullable String replyTo() {
        return properties.getReplyTo();
    }

    /** The trace that the sender goes on with, or null when there is none. */
    @Nullable String traceparent() {
        Map<String, Object> headers = properties.getHeaders();
        Object sent = headers == null ? null : headers.get(BrokerNames.TRACEPARENT_HEADER);
        return sent == null ? null : sent.toString();
    }

    /** Whether it is still of use to work on it here. */
    boolean isAlive() {
        return channel.isOpen();
    }

    void replyAndAck(byte[] answer) {
        BasicProperties envelope =
                new BasicProperties.Builder()
                        .contentType(ConfirmedPublisher.JSON)
                        .deliveryMode(TRANSIENT)
                        .correlationId(properties.getCorrelationId())
                        .build();
        try {
            channel.basicPublish("", properties.getReplyTo(), envelope, answer);
            channel.basicAck(tag, false);
        } catch (IOException | ShutdownSignalException lost) {
            LOG.debugf("Broker: answer lost with the connection (%s)", lost.toString());
        }
    }

    void ack() {
        try {
            channel.basicAck(tag, false);
        } catch (IOException | ShutdownSignalException lost) {
            LOG.debugf("Broker: acknowledgement lost with the connection (%s)", lost.toString());
        }
    }
}
