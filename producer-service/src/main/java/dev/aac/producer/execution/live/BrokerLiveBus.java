package dev.aac.producer.execution.live;

import dev.aac.contract.broker.BrokerNames;
import dev.aac.producer.platform.broker.BrokerLink;
import dev.aac.producer.platform.broker.BulkTraffic;
import dev.aac.producer.platform.broker.OwnQueue;
import dev.aac.producer.platform.broker.TransientMessage;
import jakarta.inject.Singleton;

/**
 * The broker's fan-out of live events. The correlation id names the sender, so that it can skip its
 * own messages without reading them.
 */
@Singleton
final class BrokerLiveBus implements LiveBus {

    private final BrokerLink broker;

    BrokerLiveBus(@BulkTraffic BrokerLink broker) {
        this.broker = broker;
    }

    @Override
    public boolean send(byte[] message) {
        return broker.publish(
                new TransientMessage(BrokerNames.LIVE, "", null, broker.bootId(), message));
    }

    @Override
    public void listen(Listener listener) {
        broker.consumeOwn(
                new OwnQueue.Reading(
                        "live",
                        BrokerNames.LIVE,
                        message -> {
                            String replica = message.correlationId();
                            if (replica != null && !replica.equals(broker.bootId())) {
                                listener.heard(replica, message.body());
                            }
                        }));
        broker.onConnected(listener::connected);
    }
}
