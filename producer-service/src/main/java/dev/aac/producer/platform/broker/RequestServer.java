package dev.aac.producer.platform.broker;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import dev.aac.contract.broker.BrokerNames;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Answers the requests of one queue: the answer goes to the request's {@code reply-to}, then the
 * request is acknowledged. A request whose handling fails for a time waits in its lane and holds
 * back what comes after it; nothing is ever given back to the broker, which would deliver it again
 * at full speed. What cannot be read is parked.
 */
final class RequestServer<Q> implements Attachment {

    /** Requests taken from the broker for each lane: one at work, the others at hand. */
    static final int PREFETCH_PER_LANE = 4;

    private final Served<Q> served;
    private final Parking parking;
    private final Consumer<String> renew;
    private final StripedExecutor lanes;
    private final int prefetch;

    RequestServer(Served<Q> served, Parking parking, Consumer<String> renew) {
        this.served = served;
        this.parking = parking;
        this.renew = renew;
        this.prefetch = served.lanes() * PREFETCH_PER_LANE;
        this.lanes =
                new StripedExecutor(
                        served.queue(), served.lanes(), served.order() != null, prefetch);
    }

    @Override
    public void attach(Connection connection, int generation) throws IOException {
        Channel channel = connection.createChannel();
        channel.basicQos(prefetch);
        channel.addShutdownListener(
                cause -> {
                    if (!cause.isHardError()) {
                        renew.accept("channel of " + served.queue() + " was closed");
                    }
                });
        channel.basicConsume(served.queue(), false, new Receiver(channel));
    }

    /** Begins to answer no other request; the broker gives those at hand to another replica. */
    void takeNoMore() {
        lanes.takeNoMore();
    }

    /** Waits until those at work are answered, at most until the deadline. */
    void awaitEnd(long deadlineNanos) {
        lanes.awaitEnd(deadlineNanos);
    }

    private final class Receiver extends DefaultConsumer {

        Receiver(Channel channel) {
            super(channel);
        }

        @Override
        public void handleDelivery(
                String tag, Envelope envelope, BasicProperties properties, byte[] body) {
            Request<Q> request =
                    new Request<>(
                            served,
                            parking,
                            new Delivery(
                                    getChannel(), envelope.getDeliveryTag(), properties, body));
            try {
                accept(request, body);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        private void accept(Request<Q> request, byte[] body) throws InterruptedException {
            if (body.length > BrokerNames.MESSAGE_BYTES_MAX) {
                lanes.submit(null, () -> request.park("larger than allowed"));
                return;
            }
            try {
                Q question = BrokerJson.read(body, served.type());
                Function<Q, Object> order = served.order();
                Object key = order == null ? null : order.apply(question);
                lanes.submit(key, () -> request.answer(question));
            } catch (BrokerJson.Unreadable unreadable) {
                lanes.submit(null, () -> request.park("unreadable: " + unreadable.getMessage()));
            }
        }

        @Override
        public void handleCancel(String tag) {
            renew.accept("queue " + served.queue() + " is gone");
        }
    }
}
