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
    private final Beside beside;

    SignInFailures(PatternWatch patterns, AuditTrail trail, Beside beside) {
        this.patterns = patterns;
        this.trail = trail;
        this.beside = beside;
    }

    /**
     * For an account that there is.
     *
     * @param network where the guess comes from
     */
    public void of(OrganizationScope scope, String userId, String network) {
        AuditTrail here = trail.fromHere();
        Party account = Party.victim(scope, userId);
        beside.run(
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
        beside.run(() -> patterns.failedFrom(network, null, here));
    }
}
