package dev.aac.producer.platform.broker;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Persistent messages to durable queues, each waited for until the broker confirms it. */
final class ConfirmedPublisher implements Attachment {

    static final String JSON = "application/json";

    static final BasicProperties PERSISTENT =
            new BasicProperties.Builder().contentType(JSON).deliveryMode(2).build();

    private final Consumer<String> renew;
    private volatile @Nullable Confirms confirms;

    /**
     * @param renew asks for a new connection and with it for the declaration of all queues
     */
    ConfirmedPublisher(Consumer<String> renew) {
        this.renew = renew;
    }

    @Override
    public void attach(Connection connection, int generation) throws IOException {
        Channel channel = connection.createChannel();
        channel.confirmSelect();
        channel.addReturnListener(
                returned -> renew.accept("queue " + returned.getRoutingKey() + " is gone"));
        confirms = new Confirms(channel);
    }

    /**
     * @throws BrokerAway when it is not confirmed in time
     */
    void publish(String queue, BasicProperties properties, byte[] body, Duration timeout) {
        Confirms on = confirms;
        if (on == null || !on.channel.isOpen()) {
            throw new BrokerAway("no connection to the broker");
        }
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            on.await(on.send(queue, properties, body, deadline), deadline);
        } catch (IOException | ShutdownSignalException | ExecutionException failure) {
            throw new BrokerAway("the broker did not take the message", failure);
        } catch (TimeoutException late) {
            throw new BrokerAway("the broker did not confirm the message in time", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BrokerAway("interrupted while waiting for the broker", interrupted);
        }
    }

    private record Sent(long sequence, CompletableFuture<Void> confirmed) {}

    /** One channel and what is not yet confirmed on it: sequence numbers begin anew on each. */
    private static final class Confirms {

        private final Channel channel;
        private final ReentrantLock sending = new ReentrantLock();
        private final ConcurrentNavigableMap<Long, CompletableFuture<Void>> pending =
                new ConcurrentSkipListMap<>();

        Confirms(Channel channel) {
            this.channel = channel;
            channel.addConfirmListener(
                    (sequence, multiple) -> settled(sequence, multiple, null),
                    (sequence, multiple) ->
                            settled(sequence, multiple, new IOException("refused by the broker")));
            channel.addShutdownListener(
                    cause ->
                            settled(
                                    Long.MAX_VALUE,
                                    true,
                                    new IOException("channel closed", cause)));
        }

        Sent send(String queue, BasicProperties properties, byte[] body, long deadline)
                throws IOException, TimeoutException, InterruptedException {
            if (!sending.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new TimeoutException("others are still sending");
            }
            try {
                Sent sent = new Sent(channel.getNextPublishSeqNo(), new CompletableFuture<>());
                pending.put(sent.sequence, sent.confirmed);
                try {
                    channel.basicPublish("", queue, true, properties, body);
                    return sent;
                } catch (IOException | ShutdownSignalException failure) {
                    pending.remove(sent.sequence);
                    throw failure;
                }
            } finally {
                sending.unlock();
            }
        }

        void await(Sent sent, long deadline)
                throws ExecutionException, TimeoutException, InterruptedException {
            try {
                sent.confirmed.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            } finally {
                pending.remove(sent.sequence);
            }
        }

        private void settled(long sequence, boolean multiple, @Nullable IOException failure) {
            var settled =
                    multiple
                            ? pending.headMap(sequence, true)
                            : pending.subMap(sequence, true, sequence, true);
            while (!settled.isEmpty()) {
                var first = settled.pollFirstEntry();
                if (first != null) {
                    settle(first.getValue(), failure);
                }
            }
        }

        private static void settle(CompletableFuture<Void> waiting, @Nullable IOException failure) {
            if (failure == null) {
                waiting.complete(null);
            } else {
                waiting.completeExceptionally(failure);
            }
        }
    }
}
