package dev.aac.producer.platform.broker;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Messages that may be lost, sent in order by a thread of its own, so that whoever hands one over
 * never waits for the broker.
 */
final class TransientPublisher implements Attachment {

    /** Most messages that wait to be sent; further ones are dropped. */
    static final int WAITING_MAX = 4_096;

    /** Most bytes that wait to be sent; further messages are dropped. */
    static final long WAITING_BYTES_MAX = 32L * 1024 * 1024;

    private static final Logger LOG = Logger.getLogger(TransientPublisher.class);

    private final BlockingQueue<TransientMessage> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final AtomicLong waitingBytes = new AtomicLong();
    private volatile @Nullable Channel channel;
    private @Nullable Thread sender;

    @Override
    public void attach(Connection connection, int generation) throws IOException {
        channel = connection.createChannel();
    }

    void start() {
        sender = Thread.ofVirtual().name("broker-transient").start(this::send);
    }

    void close() {
        Thread thread = sender;
        if (thread != null) {
            thread.interrupt();
        }
    }

    boolean offer(TransientMessage message) {
        long bytes = message.body().length;
        if (waitingBytes.addAndGet(bytes) <= WAITING_BYTES_MAX && waiting.offer(message)) {
            return true;
        }
        waitingBytes.addAndGet(-bytes);
        return false;
    }

    private void send() {
        try {
            while (true) {
                TransientMessage message = waiting.take();
                waitingBytes.addAndGet(-message.body().length);
                send(message);
            }
        } catch (InterruptedException _) {
            LOG.debug("Broker: sender stopped");
        }
    }

    private void send(TransientMessage message) {
        Channel open = channel;
        if (open == null || !open.isOpen()) {
            return;
        }
        try {
            open.basicPublish(
                    message.exchange(), message.routingKey(), message.properties(), message.body());
        } catch (IOException | ShutdownSignalException lost) {
            LOG.debugf("Broker: message lost with the connection (%s)", lost.toString());
        }
    }
}
