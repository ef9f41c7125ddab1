package dev.aac.producer.identity;

import dev.aac.producer.platform.audit.AuditActor;
import dev.aac.producer.platform.audit.AuditEvent;
import dev.aac.producer.platform.audit.AuditIntent;
import dev.aac.producer.platform.audit.AuditSubject;
import dev.aac.producer.platform.audit.AuditTrail;
import dev.aac.producer.platform.audit.AuditType;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Tells what becomes of sessions: records it in the audit trail, counts it, and says it in the log
 * under the event's name. Each replica counts what it did itself. Safe for all threads.
 *
 * <p>Methods that return an {@link AuditIntent} are called before the act, the others after it.
 */
@Startup
@Singleton
public class SessionEvents {

    private static final String REFRESH_REUSE = "refresh_reuse";
    private static final String REASON = "reason";

    private static final Logger LOG = Logger.getLogger(SessionEvents.class);

    private final AuditTrail trail;
    private final Counter opened;
    private final Counter rotated;
    private final Counter graced;
    private final Counter refused;
    private final Counter suspicious;
    private final Counter sweeps;
    private final Map<SessionEnd, Counter> ended = new EnumMap<>(SessionEnd.class);

    public SessionEvents(MeterRegistry registry, AuditTrail trail) {
        this.trail = trail;
        this.opened = registry.counter("aac.sessions.opened");
        this.rotated = refreshes(registry, "rotated");
        this.graced = refreshes(registry, "grace");
        this.refused = refreshes(registry, "refused");
        this.suspicious = registry.counter("aac.suspicious.activity", "kind", REFRESH_REUSE);
        this.sweeps = registry.counter("aac.sessions.sweeps");
        for (SessionEnd why : SessionEnd.values()) {
            ended.put(why, registry.counter("aac.sessions.ended", "reason", why.name()));
        }
    }

    private static Counter refreshes(MeterRegistry registry, String answer) {
        return registry.counter("aac.refreshes", "answer", answer);
    }

    /**
     * @param causes what begins the session, if that is an event of its own
     */
    AuditIntent opening(OrganizationScope scope, Session session, List<AuditEvent> causes) {
        UserId owner = session.userId();
        AuditEvent created = about(AuditType.AUTH_SESSION_CREATED, session.id(), owner);
        return trail.intend(
                scope,
                Stream.concat(causes.stream(), Stream.of(created))
                        .map(event -> event.by(person(owner)))
                        .toArray(AuditEvent[]::new));
    }

    AuditIntent refreshing(OrganizationScope scope, Session session) {
        return trail.intend(
                scope,
                about(AuditType.TOKEN_REFRESHED, session.id(), session.userId())
                        .by(person(session.userId())));
    }

    AuditIntent ending(OrganizationScope scope, UserId owner, SessionId id, SessionEnd why) {
        AuditEvent revoked = about(AuditType.REFRESH_TOKEN_REVOKED, id, owner).with(REASON, why);
        return switch (why) {
            case LOGOUT ->
                    trail.intend(
                            scope,
                            about(AuditType.USER_LOGOUT, owner).by(person(owner)),
                            revoked.by(person(owner)));
            // Whoever brought the token may be a thief.
            case REUSED ->
                    trail.intend(
                            scope,
                            about(AuditType.SUSPICIOUS_ACTIVITY_DETECTED, id, owner)
                                    .with("kind", REFRESH_REUSE),
                            revoked);
            case EXPIRED -> trail.intend(scope, about(AuditType.SESSION_EXPIRED, id, owner));
            case REVOKED, PASSWORD_CHANGED -> trail.intend(scope, revoked.by(person(owner)));
            case SUSPENDED, REMOVED -> trail.intend(scope, revoked);
        };
    }

    /**
     * Many sessions of a person.
     *
     * @param by who ends them
     */
    AuditIntent endingAll(OrganizationScope scope, UserId owner, UserId by, SessionEnd why) {
        AuditEvent revoked =
                about(AuditType.REFRESH_TOKEN_REVOKED, owner).by(person(by)).with(REASON, why);
        return why == SessionEnd.LOGOUT
                ? trail.intend(
                        scope, about(AuditType.USER_LOGOUT, owner).by(person(owner)), revoked)
                : trail.intend(scope, revoked);
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

    private static AuditEvent about(AuditType type, UserId user) {
        return AuditEvent.of(type, AuditSubject.user(user.value()));
    }

    private static AuditEvent about(AuditType type, SessionId session, UserId owner) {
        return AuditEvent.of(type, AuditSubject.session(session.value())).with("userId", owner);
    }

    private static AuditActor person(UserId user) {
        return AuditActor.person(user.value());
    }

    private static String named(OrganizationScope scope, UserId userId, SessionId id) {
        return "organizationId=%s userId=%s sessionId=%s"
                .formatted(scope.organizationId(), userId, id);
    }
}
