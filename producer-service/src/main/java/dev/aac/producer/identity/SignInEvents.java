package dev.aac.producer.identity;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Tells what becomes of attempts to sign in: counts it, and says it in the log under the event's
 * name. Each replica counts what it did itself. Safe for all threads.
 */
@Startup
@Singleton
public class SignInEvents {

    private static final Logger LOG = Logger.getLogger(SignInEvents.class);

    private final Counter locked;

    public SignInEvents(MeterRegistry registry) {
        this.locked = registry.counter("aac.accounts.locked");
    }

    /**
     * The last failure that an account takes.
     *
     * @param by whose it was
     */
    void locked(User user, Device by) {
        locked.increment();
        LOG.warnf(
                "UserAccountLocked organizationId=%s userId=%s address=%s client=\"%s\"",
                user.organizationId(), user.id(), by.address(), by.client());
    }
}
