package dev.aac.worker.intake;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import dev.aac.contract.broker.BrokerNames;
import dev.aac.worker.platform.broker.BrokerEndpoint;
import dev.aac.worker.platform.broker.LinkChannels;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One slot's way to the job queue. It consumes only while [#take()] waits, one message at a time.
/// The slot's thread takes; the link's thread says when there is a connection.
final class JobQueue implements BrokerEndpoint, AutoCloseable {

    private static final int ONE_AT_A_TIME = 1;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Channel channel;
    private @Nullable JobDelivery delivered;
    private boolean closed;

    @Override
    public void connected(Connection connection) throws IOException {
        Channel opened = LinkChannels.open(connection);
        opened.queueDeclare(BrokerNames.JOBS, true, false, false, null);
        opened.queueDeclare(BrokerNames.PARKING, true, false, false, null);
        opened.basicQos(ONE_AT_A_TIME);
        opened.confirmSelect();
        change(opened, null);
    }

    @Override
    public void disconnected() {
        change(null, null);
    }

    private void change(@Nullable Channel newChannel, @Nullable JobDelivery newDelivery) {
        lock.lock();
        try {
            channel = newChannel;
            delivered = newDelivery;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for a job, through every loss of the connection.
    ///
    /// @return empty when closed
    Optional<JobDelivery> take() throws InterruptedException {
        while (true) {
            Channel open = awaitChannelOtherThan(null);
            if (open == null) {
                return Optional.empty();
            }
            JobDelivery delivery = takeFrom(open);
            if (delivery != null) {
                return Optional.of(delivery);
            }
        }
    }

    /// Null when this channel will give none any more.
    private @Nullable JobDelivery takeFrom(Channel open) throws InterruptedException {
        try {
            open.basicConsume(BrokerNames.JOBS, false, new JobConsumer(open));
        } catch (IOException | ShutdownSignalException _) {
            LinkChannels.abandon(open.getConnection());
            Channel _ = awaitChannelOtherThan(open);
            return null;
        }
        lock.lockInterruptibly();
        try {
            while (delivered == null && channel == open && !closed) {
                changed.await();
            }
            if (!closed) {
                JobDelivery delivery = delivered;
                delivered = null;
                return delivery;
            }
        } finally {
            lock.unlock();
        }
        giveBackAll(open);
        return null;
    }

    /// The broker gives what it has delivered on the channel to another worker, at once: this one
    /// may live on for long, with its runs.
    private static void giveBackAll(Channel open) {
        try {
            open.abort();
        } catch (IOException | ShutdownSignalException _) {
            LinkChannels.abandon(open.getConnection());
        }
    }

    /// Null when closed.
    private @Nullable Channel awaitChannelOtherThan(@Nullable Channel other)
            throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while ((channel == null || channel == other) && !closed) {
                changed.await();
            }
            return closed ? null : channel;
        } finally {
            lock.unlock();
        }
    }

    /// Waits so long, or until closed.
    ///
    /// @return whether it is still open
    boolean pause(Duration duration) throws InterruptedException {
        long left = duration.toNanos();
        lock.lockInterruptibly();
        try {
            while (!closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void deliver(Channel from, JobDelivery delivery) {
        lock.lock();
        try {
            if (channel == from) {
                delivered = delivery;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Takes no more; a message that arrives now goes back to the queue.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private final class JobConsumer extends DefaultConsumer {

        JobConsumer(Channel channel) {
            super(channel);
        }

        @Override
        public void handleDelivery(
                String consumerTag, Envelope envelope, BasicProperties properties, byte[] body) {
            deliver(
                    getChannel(),
                    new JobDelivery(getChannel(), consumerTag, envelope.getDeliveryTag(), body));
        }

        @Override
        public void handleCancel(String consumerTag) {
            LinkChannels.abandon(getChannel().getConnection());
        }
    }
}
