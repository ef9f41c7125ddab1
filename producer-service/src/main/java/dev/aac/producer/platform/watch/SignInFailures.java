package dev.aac.producer.platform.watch;

import dev.aac.producer.platform.audit.AuditTrail;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;

/**
 * Hears of wrong passwords. Both methods return at once, so that the time of an answer does not
 * tell whether anybody has the e-mail.
 */
@Singleton
public class SignInFailures {

    private final PatternWatch patterns;
    private final AuditTrail trail;
    private final BackgroundTasks background;

    SignInFailures(PatternWatch patterns, AuditTrail trail, BackgroundTasks background) {
        this.patterns = patterns;
        this.trail = trail;
        this.background = background;
    }

    /**
     * For an account that there is.
     *
     * @param network where the guess comes from
     */
    public void of(OrganizationScope scope, String userId, String network) {
        AuditTrail here = trail.fromHere();
        Party account = Party.victim(scope, userId);
        background.run(
                () -> {
                    patterns.seen(UnusualPattern.ACCOUNT_FAILURES, account, here);
                    patterns.failedFrom(network, account, here);
                });
    }

    /**
     * For an e-mail that nobody has.
     *
     * @param network where the guess comes from
     */
    public void ofNobody(String network) {
        AuditTrail here = trail.fromHere();
        background.run(() -> patterns.failedFrom(network, null, here));
    }
}
