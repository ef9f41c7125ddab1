package dev.aac.worker.platform.broker;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import dev.aac.contract.broker.BrokerNames;
import dev.aac.contract.id.WorkerId;
import dev.aac.worker.platform.time.SteadyTime;
import java.io.IOException;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Asks one queue of the producer and gets the answers on a queue of its own.
///
/// A question is kept, and sent again as [Resending] says, until its answer has come; so messages
/// are transient, and neither a dead broker nor a dead producer loses one. Each object has its own
/// channel, which only its own thread writes to: a caller never waits for the network, and
/// interrupting a caller does not harm the connection. Whoever asks bounds how many questions are
/// open.
///
/// @param <A> what the queue's questions are answered with
public final class Inquiries<A> implements BrokerEndpoint, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Inquiries.class);

    private final InquiryRoute<A> route;
    private final String replyQueue;
    private final OpenInquiries<A> open;
    private volatile @Nullable InquiryChannel channel;

    public Inquiries(InquiryRoute<A> route, WorkerId self, SteadyTime time) {
        this.route = route;
        this.replyQueue = BrokerNames.OWN_QUEUE_PREFIX + route.purpose() + "." + self;
        this.open = new OpenInquiries<>(time);
        Thread.ofVirtual().name("inquiries-" + route.purpose()).start(this::sendUntilClosed);
    }

    /// Asks, now or when the broker is back.
    ///
    /// @param type goes into the message's `type` property
    /// @param message a record of the contract
    public Inquiry<A> ask(String type, Object message) {
        return ask(type, BrokerJson.write(message));
    }

    /// Likewise with what [BrokerJson] made of a record.
    public Inquiry<A> ask(String type, byte[] body) {
        return open.add(route.purpose(), type, body);
    }

    /// How often a question was sent again since the start.
    public long resent() {
        return open.resent();
    }

    @Override
    public void connected(Connection connection) throws IOException {
        channel = InquiryChannel.open(connection, route.queue(), replyQueue, this::answered);
        open.connected();
    }

    @Override
    public void disconnected() {
        open.disconnected();
        channel = null;
    }

    /// Sends no more. What is still open stays unanswered.
    @Override
    public void close() {
        open.close();
    }

    private void answered(String correlationId, byte[] body) {
        try {
            A answer = BrokerJson.read(body, route.answer());
            Inquiry<A> inquiry = open.take(correlationId);
            if (inquiry != null) {
                inquiry.answer().complete(answer);
            }
        } catch (MalformedMessageException e) {
            LOG.warnf("An answer from %s is ignored: %s", route.queue(), e.reason());
        }
    }

    private void sendUntilClosed() {
        try {
            List<Inquiry<A>> due = open.awaitDue();
            while (!due.isEmpty()) {
                send(due);
                due = open.awaitDue();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(List<Inquiry<A>> due) {
        InquiryChannel current = channel;
        if (current == null || !current.takesMessages()) {
            open.postpone(due);
            return;
        }
        try {
            boolean queueIsEmpty = open.noneQueued(due) || current.isEmpty(route.queue());
            for (Inquiry<A> inquiry : open.select(due, queueIsEmpty)) {
                current.publish(route.queue(), inquiry.question());
            }
        } catch (IOException | ShutdownSignalException e) {
            LOG.debugf(e, "Questions to %s wait for the next connection", route.queue());
            open.postpone(due);
            current.abandon();
        }
    }
}
