package dev.aac.producer.identity;

import dev.aac.producer.platform.audit.AuditEvent;
import dev.aac.producer.platform.audit.AuditIntent;
import dev.aac.producer.platform.audit.AuditSubject;
import dev.aac.producer.platform.audit.AuditType;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Begins sessions. */
@Singleton
public class SessionOpening {

    private final Sessions sessions;
    private final Users users;
    private final TokenIssuing issuing;
    private final SessionEvents events;

    public SessionOpening(
            Sessions sessions, Users users, TokenIssuing issuing, SessionEvents events) {
        this.sessions = sessions;
        this.users = users;
        this.issuing = issuing;
        this.events = events;
    }

    /**
     * @param cause what begins the session, if that is an event of its own
     * @return the first tokens of a new session
     */
    Tokens open(OrganizationScope scope, User user, Device device, AuditType... cause) {
        AuditSubject self = AuditSubject.user(user.id().value());
        return open(
                scope,
                user,
                device,
                Arrays.stream(cause).map(type -> AuditEvent.of(type, self)).toList());
    }

    /** The same with causes of which there is more to know than that. */
    Tokens open(OrganizationScope scope, User user, Device device, List<AuditEvent> causes) {
        Instant now = issuing.now();
        Session session =
                new Session(sessions.newId(), user.id(), device, now, now, issuing.sessionEnd(now));
        RefreshToken first = RefreshToken.ofNewFamily();
        AuditIntent intent = events.opening(scope, session, causes);
        sessions.insert(scope, session, RefreshFamily.begun(first, issuing.refreshEnd(now)));
        intent.settle(true);
        users.rememberNetwork(scope, user.id(), device.network());
        events.opened(scope, session);
        return issuing.issue(user, session, first);
    }
}
