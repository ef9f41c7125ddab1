package dev.aac.worker.platform.broker;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.BlockedListener;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import dev.aac.contract.broker.BrokerNames;
import java.io.IOException;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// One connection's channel for questions to one queue and for the answers. Everything but the
/// callbacks is used by one thread.
final class InquiryChannel {

    private static final String DEFAULT_EXCHANGE = "";
    private static final String JSON = "application/json";
    private static final int TRANSIENT = 1;

    private final Connection connection;
    private final Channel channel;
    private final String replyQueue;
    private volatile boolean blocked;

    private InquiryChannel(Connection connection, Channel channel, String replyQueue) {
        this.connection = connection;
        this.channel = channel;
        this.replyQueue = replyQueue;
    }

    /// @param answered takes the correlation id and the body of each answer, in the broker's thread
    static InquiryChannel open(
            Connection connection,
            String queue,
            String replyQueue,
            BiConsumer<String, byte[]> answered)
            throws IOException {
        Channel channel = LinkChannels.open(connection);
        InquiryChannel opened = new InquiryChannel(connection, channel, replyQueue);
        channel.queueDeclare(queue, true, false, false, null);
        channel.queueDeclare(replyQueue, false, false, true, null);
        channel.basicConsume(replyQueue, true, opened.consumer(answered));
        connection.addBlockedListener(opened.blockedListener());
        return opened;
    }

    /// Whether the broker has not asked to be left alone, as RabbitMQ does when it runs short of
    /// memory or disk. Publishing to it then would block.
    boolean takesMessages() {
        return !blocked;
    }

    /// Whether no message waits in a queue.
    boolean isEmpty(String queue) throws IOException {
        return channel.queueDeclarePassive(queue).getMessageCount() == 0;
    }

    void publish(String queue, Inquiry.Question question) throws IOException {
        BasicProperties properties =
                new BasicProperties.Builder()
                        .contentType(JSON)
                        .deliveryMode(TRANSIENT)
                        .type(question.type())
                        .replyTo(replyQueue)
                        .correlationId(question.correlationId())
                        .headers(headersOf(question))
                        .build();
        channel.basicPublish(DEFAULT_EXCHANGE, queue, properties, question.body());
    }

    /// Null when there are none.
    private static @Nullable Map<String, Object> headersOf(Inquiry.Question question) {
        String traceparent = question.traceparent();
        return traceparent == null ? null : Map.of(BrokerNames.TRACEPARENT_HEADER, traceparent);
    }

    /// Makes the link connect anew.
    void abandon() {
        LinkChannels.abandon(connection);
    }

    private BlockedListener blockedListener() {
        return new BlockedListener() {
            @Override
            public void handleBlocked(String reason) {
                blocked = true;
            }

            @Override
            public void handleUnblocked() {
                blocked = false;
            }
        };
    }

    private DefaultConsumer consumer(BiConsumer<String, byte[]> answered) {
        return new DefaultConsumer(channel) {
            @Override
            public void handleDelivery(
                    String consumerTag,
                    Envelope envelope,
                    BasicProperties properties,
                    byte[] body) {
                String correlationId = properties.getCorrelationId();
                if (correlationId != null) {
                    answered.accept(correlationId, body);
                }
            }

            @Override
            public void handleCancel(String consumerTag) {
                abandon();
            }
        };
    }
}
