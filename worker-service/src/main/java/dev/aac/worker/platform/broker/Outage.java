package dev.aac.worker.platform.broker;

import java.time.Duration;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What is said about a link that is down: at once when it goes, when the reason changes, and now
/// and then while it lasts; not at each of the tries. Used by one thread.
final class Outage {

    private static final Logger LOG = Logger.getLogger(BrokerLink.class);
    private static final int REMIND_AFTER_FAILURES = 120;

    private final String name;
    private final BrokerAddress address;
    private int failures;
    private @Nullable String lastReason;

    Outage(String name, BrokerAddress address) {
        this.name = name;
        this.address = address;
    }

    void failed(Exception failure) {
        String reason = reason(failure);
        if (!reason.equals(lastReason) || failures % REMIND_AFTER_FAILURES == 0) {
            LOG.warnf("Broker %s cannot be reached (%s link): %s", address, name, reason);
        }
        lastReason = reason;
        failures++;
    }

    void over() {
        LOG.infof("Connected to broker %s (%s link)", address, name);
        failures = 0;
        lastReason = null;
    }

    Duration pause() {
        return BrokerLink.pauseAfter(failures);
    }

    private static String reason(Exception failure) {
        Throwable cause = failure.getCause();
        String message = failure.getMessage();
        return cause != null && message == null
                ? Objects.toString(cause.getMessage(), cause.getClass().getSimpleName())
                : Objects.toString(message, failure.getClass().getSimpleName());
    }
}
