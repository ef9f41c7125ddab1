package dev.aac.worker.platform.broker;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.impl.ForgivingExceptionHandler;
import org.jboss.logging.Logger;

/// Says what the client library could tell nobody else. Nothing is closed for it: consumers catch
/// their own failures, and a broken connection is noticed by its link.
final class LoggingExceptionHandler extends ForgivingExceptionHandler {

    private static final Logger LOG = Logger.getLogger(BrokerLink.class);

    @Override
    protected void log(String message, Throwable e) {
        LOG.debugf(e, "%s", message);
    }

    @Override
    protected void handleChannelKiller(Channel channel, Throwable exception, String what) {
        LOG.errorf(exception, "%s failed", what);
    }
}
