package dev.aac.producer.identity;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Tells what becomes of sessions: counts it, and says it in the log under the event's name. Each
 * replica counts what it did itself. Safe for all threads.
 */
@Startup
@Singleton
public class SessionEvents {

    private static final Logger LOG = Logger.getLogger(SessionEvents.class);

    private final Counter opened;
    private final Counter rotated;
    private final Counter graced;
    private final Counter refused;
    private final Counter suspicious;
    private final Counter sweeps;
    private final Map<SessionEnd, Counter> ended = new EnumMap<>(SessionEnd.class);

    public SessionEvents(MeterRegistry registry) {
        this.opened = registry.counter("aac.sessions.opened");
        this.rotated = refreshes(registry, "rotated");
        this.graced = refreshes(registry, "grace");
        this.refused = refreshes(registry, "refused");
        this.suspicious = registry.counter("aac.suspicious.activity", "kind", "refresh_reuse");
        this.sweeps = registry.counter("aac.sessions.sweeps");
        for (SessionEnd why : SessionEnd.values()) {
            ended.put(why, registry.counter("aac.sessions.ended", "reason", why.name()));
        }
    }

    private static Counter refreshes(MeterRegistry registry, String answer) {
        return registry.counter("aac.refreshes", "answer", answer);
    }

    void opened(OrganizationScope scope, Session session) {
        opened.increment();
        LOG.infof("AuthSessionCreated %s", named(scope, session.userId(), session.id()));
    }

    void refreshed(OrganizationScope scope, Session session) {
        rotated.increment();
        LOG.debugf("TokenRefreshed %s", named(scope, session.userId(), session.id()));
    }

    /** The immediate predecessor was answered, without a successor. */
    void graced(OrganizationScope scope, Session session) {
        graced.increment();
        LOG.debugf("TokenRefreshed again %s", named(scope, session.userId(), session.id()));
    }

    /** A token that is not good, of whatever kind. */
    void refused() {
        refused.increment();
    }

    void ended(OrganizationScope scope, UserId userId, SessionId id, SessionEnd why) {
        count(why, 1);
        LOG.infof("RefreshTokenRevoked %s reason=%s", named(scope, userId, id), why);
    }

    /** Many sessions of a person. */
    void endedAll(OrganizationScope scope, UserId userId, int sessions, SessionEnd why) {
        count(why, sessions);
        LOG.infof(
                "RefreshTokenRevoked organizationId=%s userId=%s sessions=%d reason=%s",
                scope.organizationId(), userId, sessions, why);
    }

    /**
     * @param by who brought the spent token; its owner or a thief
     */
    void reused(OrganizationScope scope, Session session, Device by) {
        suspicious.increment();
        LOG.warnf(
                "SuspiciousActivityDetected a spent refresh token was brought again, its session is"
                        + " ended: %s address=%s client=\"%s\"",
                named(scope, session.userId(), session.id()), by.address(), by.client());
    }

    /** A sweep came to its end. */
    void swept(int removed) {
        sweeps.increment();
        count(SessionEnd.EXPIRED, removed);
        LOG.infof("SessionExpired sweep removed %d sessions", removed);
    }

    private void count(SessionEnd why, int sessions) {
        Counter counter = ended.get(why);
        if (counter != null) {
            counter.increment(sessions);
        }
    }

    private static String named(OrganizationScope scope, UserId userId, SessionId id) {
        return "organizationId=%s userId=%s sessionId=%s"
                .formatted(scope.organizationId(), userId, id);
    }
}
