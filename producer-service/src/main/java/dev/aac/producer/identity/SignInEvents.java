package dev.aac.producer.identity;

import dev.aac.producer.platform.audit.AuditEvent;
import dev.aac.producer.platform.audit.AuditSubject;
import dev.aac.producer.platform.audit.AuditTrail;
import dev.aac.producer.platform.audit.AuditType;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.watch.SignInFailures;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Tells what becomes of attempts to sign in: records it, counts it, and says it in the log under
 * the event's name. Each replica counts what it did itself. Safe for all threads; nothing here
 * waits for the store, because the time of an answer must not tell whether there is such a user.
 */
@Startup
@Singleton
public class SignInEvents {

    private static final Logger LOG = Logger.getLogger(SignInEvents.class);

    private final AuditTrail trail;
    private final SignInFailures watch;
    private final Counter locked;

    /** Why somebody who named a user was not let in. */
    enum Failure {
        PASSWORD,
        /** The account takes no guess from a new address for now. */
        LOCKED,
        SUSPENDED,
        /** A provider that does not vouch for the e-mail. */
        EMAIL_UNVERIFIED,
        /** A provider at which the user has not signed in before. */
        OTHER_IDENTITY
    }

    public SignInEvents(MeterRegistry registry, AuditTrail trail, SignInFailures watch) {
        this.trail = trail;
        this.watch = watch;
        this.locked = registry.counter("aac.accounts.locked");
    }

    /**
     * A guess that was refused.
     *
     * @param by whose it was
     */
    void refused(Optional<User> named, Failure why, Device by) {
        named.ifPresentOrElse(
                user -> {
                    failed(user, why);
                    watch.of(scope(user), user.id().value(), by.network());
                },
                () -> watch.ofNobody(by.network()));
    }

    void failed(User user, Failure why) {
        trail.recordAside(
                scope(user),
                about(AuditType.USER_LOGIN_FAILED, user)
                        .with("reason", why.name().toLowerCase(Locale.ROOT)));
    }

    /**
     * The last failure that an account takes.
     *
     * @param by whose it was
     */
    void locked(User user, Device by) {
        locked.increment();
        trail.recordAside(scope(user), about(AuditType.USER_ACCOUNT_LOCKED, user));
        LOG.warnf(
                "UserAccountLocked organizationId=%s userId=%s address=%s client=\"%s\"",
                user.organizationId(), user.id(), by.address(), by.client());
    }

    private static OrganizationScope scope(User user) {
        return OrganizationScope.ofNamedUser(user.organizationId());
    }

    private static AuditEvent about(AuditType type, User user) {
        return AuditEvent.of(type, AuditSubject.user(user.id().value()));
    }
}
