package dev.aac.worker.intake;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import dev.aac.contract.broker.BrokerNames;
import dev.aac.contract.id.WorkerId;
import dev.aac.contract.job.CancelRun;
import dev.aac.worker.platform.broker.BrokerEndpoint;
import dev.aac.worker.platform.broker.BrokerJson;
import dev.aac.worker.platform.broker.LinkChannels;
import dev.aac.worker.platform.broker.MalformedMessageException;
import java.io.IOException;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/// Hears of every cancellation, as every worker does.
final class CancelListener implements BrokerEndpoint {

    private static final Logger LOG = Logger.getLogger(CancelListener.class);

    private final String queue;
    private final Consumer<CancelRun> heard;

    /// @param heard is told in the broker's thread; quick
    CancelListener(WorkerId self, Consumer<CancelRun> heard) {
        this.queue = BrokerNames.OWN_QUEUE_PREFIX + "cancels." + self;
        this.heard = heard;
    }

    @Override
    public void connected(Connection connection) throws IOException {
        Channel channel = LinkChannels.open(connection);
        channel.exchangeDeclare(BrokerNames.CANCELS, BuiltinExchangeType.FANOUT, true);
        channel.queueDeclare(queue, false, false, true, null);
        channel.queueBind(queue, BrokerNames.CANCELS, "");
        channel.basicConsume(
                queue,
                true,
                new DefaultConsumer(channel) {
                    @Override
                    public void handleDelivery(
                            String tag,
                            Envelope envelope,
                            BasicProperties properties,
                            byte[] body) {
                        hear(body);
                    }

                    @Override
                    public void handleCancel(String tag) {
                        LinkChannels.abandon(connection);
                    }
                });
    }

    private void hear(byte[] body) {
        try {
            heard.accept(BrokerJson.read(body, CancelRun.class));
        } catch (MalformedMessageException e) {
            LOG.warnf("A cancellation is ignored: %s", e.reason());
        }
    }

    @Override
    public void disconnected() {
        // What is missed meanwhile comes with the next renewal.
    }
}
