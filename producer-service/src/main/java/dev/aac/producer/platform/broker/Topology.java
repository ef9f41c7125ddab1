package dev.aac.producer.platform.broker;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.aac.contract.broker.BrokerNames;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** The durable queues and exchanges, declared on every connection: a broker may come back empty. */
final class Topology implements Attachment {

    private static final List<String> QUEUES =
            List.of(
                    BrokerNames.JOBS,
                    BrokerNames.CLAIMS,
                    BrokerNames.FACTS,
                    BrokerNames.LOGS,
                    BrokerNames.REPORTS,
                    BrokerNames.RENEWALS,
                    BrokerNames.PARKING);

    private static final List<String> FAN_OUTS = List.of(BrokerNames.CANCELS, BrokerNames.LIVE);

    @Override
    public void attach(Connection connection, int generation) throws IOException {
        try (Channel channel = connection.createChannel()) {
            for (String queue : QUEUES) {
                channel.queueDeclare(queue, true, false, false, Map.of());
            }
            for (String exchange : FAN_OUTS) {
                channel.exchangeDeclare(exchange, BuiltinExchangeType.FANOUT, true);
            }
        } catch (TimeoutException late) {
            throw new IOException("the channel did not close in time", late);
        }
    }
}
