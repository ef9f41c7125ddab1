package dev.aac.producer.platform.broker;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.aac.contract.broker.BrokerNames;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sets aside what cannot be read, for a person to look at. */
final class Parking implements Attachment {

    /** Most messages that lie in the parking queue; further ones are counted and dropped. */
    static final int PARKED_MAX = 10_000;

    /** How much of a message is kept, from its beginning. */
    static final int PARKED_BYTES_MAX = 64 * 1024;

    private static final String REASON = "aac-reason";
    private static final String QUEUE = "aac-queue";
    private static final String BYTES = "aac-bytes";
    private static final Duration CONFIRM_TIMEOUT = Duration.ofSeconds(5);
    private static final Logger LOG = Logger.getLogger(Parking.class);

    private final ConfirmedPublisher confirmed;
    private final AtomicLong parked = new AtomicLong();
    private final ReentrantLock counting = new ReentrantLock();
    private volatile @Nullable Channel channel;

    Parking(ConfirmedPublisher confirmed) {
        this.confirmed = confirmed;
    }

    @Override
    public void attach(Connection connection, int generation) throws IOException {
        channel = connection.createChannel();
    }

    long parked() {
        return parked.get();
    }

    /**
     * @throws BrokerAway when it could not be set aside
     */
    void park(String queue, String reason, byte[] body) {
        LOG.warnf(
                "Broker: a message of %d bytes in %s was set aside: %s",
                body.length, queue, reason);
        if (isFull()) {
            LOG.errorf("Broker: %s is full, the message was dropped", BrokerNames.PARKING);
        } else {
            BasicProperties properties =
                    ConfirmedPublisher.PERSISTENT
                            .builder()
                            .headers(Map.of(REASON, reason, QUEUE, queue, BYTES, body.length))
                            .build();
            byte[] kept = Arrays.copyOf(body, Math.min(body.length, PARKED_BYTES_MAX));
            confirmed.publish(BrokerNames.PARKING, properties, kept, CONFIRM_TIMEOUT);
        }
        parked.incrementAndGet();
    }

    private boolean isFull() {
        Channel open = channel;
        if (open == null) {
            throw new BrokerAway("no connection to the broker");
        }
        counting.lock();
        try {
            return open.messageCount(BrokerNames.PARKING) >= PARKED_MAX;
        } catch (IOException | RuntimeException failure) {
            throw new BrokerAway("the parking queue cannot be looked at", failure);
        } finally {
            counting.unlock();
        }
    }
}
