package dev.aac.producer.platform.broker;

import com.rabbitmq.client.impl.DefaultExceptionHandler;
import org.jboss.logging.Logger;

/**
 * What the client library meets on its own threads. A broken connection is told by {@link
 * BrokerLink} already; a consumer's defect closes its channel, and with that the link is renewed.
 */
final class ClientFailures extends DefaultExceptionHandler {

    private static final Logger LOG = Logger.getLogger(ClientFailures.class);

    @Override
    protected void log(String message, Throwable failure) {
        LOG.debugf(failure, "Broker: %s", message);
    }
}
