package dev.aac.producer.execution.dispatch;

import dev.aac.contract.broker.BrokerNames;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.job.CancelRun;
import dev.aac.producer.execution.CancelSignals;
import dev.aac.producer.platform.broker.BrokerJson;
import dev.aac.producer.platform.broker.BrokerLink;
import dev.aac.producer.platform.broker.TransientMessage;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** {@link CancelSignals} to every worker's own queue. */
@Singleton
public class FanoutCancelSignals implements CancelSignals {

    private static final Logger LOG = Logger.getLogger(FanoutCancelSignals.class);

    private final BrokerLink broker;

    public FanoutCancelSignals(BrokerLink broker) {
        this.broker = broker;
    }

    @Override
    public void cancel(RunRef run) {
        byte[] body = BrokerJson.write(new CancelRun(run));
        if (!broker.publish(TransientMessage.fanOut(BrokerNames.CANCELS, body))) {
            LOG.infof("Cancel of %s waits for the next renewal: the broker is away", run);
        }
    }
}
