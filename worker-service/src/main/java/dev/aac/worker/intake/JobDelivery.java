package dev.aac.worker.intake;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ShutdownSignalException;
import dev.aac.contract.broker.BrokerNames;
import dev.aac.worker.platform.broker.LinkChannels;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/// One message of the job queue, on the channel it came from. Used by the slot's thread. When that
/// channel is gone nothing here does anything: the broker gives the message to somebody else, which
/// is no harm, since the claim decides who runs it.
final class JobDelivery {

    private static final Logger LOG = Logger.getLogger(JobDelivery.class);
    private static final Duration CONFIRM_LIMIT = Duration.ofSeconds(5);

    /// Most messages that lie aside; further ones are dropped.
    static final int PARKED_MAX = 10_000;

    /// How much of a message is kept aside, from its beginning.
    static final int PARKED_BYTES_MAX = 64 * 1024;

    private static final String REASON_HEADER = "aac-reason";
    private static final String QUEUE_HEADER = "aac-queue";
    private static final String BYTES_HEADER = "aac-bytes";
    private static final String DEFAULT_EXCHANGE = "";
    private static final int PERSISTENT = 2;

    private final Channel channel;
    private final String consumerTag;
    private final long tag;
    private final byte[] body;

    JobDelivery(Channel channel, String consumerTag, long tag, byte[] body) {
        this.channel = channel;
        this.consumerTag = consumerTag;
        this.tag = tag;
        this.body = body;
    }

    byte[] body() {
        return body;
    }

    /// Lets no other delivery come to this slot. Comes first: after any of the others the broker
    /// would send the next one.
    void stopConsuming() throws InterruptedException {
        if (!tryOnChannel(() -> channel.basicCancel(consumerTag))) {
            LinkChannels.abandon(channel.getConnection());
        }
    }

    /// The message has done its work.
    void accept() throws InterruptedException {
        boolean _ = tryOnChannel(() -> channel.basicAck(tag, false));
    }

    /// Puts the message back for anybody.
    void giveBack() throws InterruptedException {
        boolean _ = tryOnChannel(() -> channel.basicNack(tag, false, true));
    }

    /// Puts the message aside, with the reason, where somebody may look at it; drops it when too
    /// many lie there already.
    ///
    /// @return false when it had to be given back
    boolean park(String reason) throws InterruptedException {
        BasicProperties properties =
                new BasicProperties.Builder()
                        .contentType("application/json")
                        .deliveryMode(PERSISTENT)
                        .headers(
                                Map.of(
                                        REASON_HEADER,
                                        reason,
                                        QUEUE_HEADER,
                                        BrokerNames.JOBS,
                                        BYTES_HEADER,
                                        body.length))
                        .build();
        boolean parked =
                tryOnChannel(
                        () -> {
                            if (channel.messageCount(BrokerNames.PARKING) < PARKED_MAX) {
                                putAside(properties);
                            } else {
                                LOG.error("The parking queue is full: the message is dropped");
                            }
                        });
        if (parked) {
            accept();
        } else {
            giveBack();
        }
        return parked;
    }

    private void putAside(BasicProperties properties)
            throws IOException, TimeoutException, InterruptedException {
        byte[] kept = Arrays.copyOf(body, Math.min(body.length, PARKED_BYTES_MAX));
        channel.basicPublish(DEFAULT_EXCHANGE, BrokerNames.PARKING, properties, kept);
        channel.waitForConfirmsOrDie(CONFIRM_LIMIT.toMillis());
    }

    private static boolean tryOnChannel(ChannelCall call) throws InterruptedException {
        try {
            call.run();
            return true;
        } catch (IOException | TimeoutException | ShutdownSignalException e) {
            LOG.debug("The job's channel is gone", e);
            return false;
        }
    }

    private interface ChannelCall {
        void run() throws IOException, TimeoutException, InterruptedException;
    }
}
