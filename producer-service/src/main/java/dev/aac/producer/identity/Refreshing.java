package dev.aac.producer.identity;

import dev.aac.producer.platform.audit.AuditIntent;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/**
 * Exchanges a refresh token for an access token and a successor. A token has one successor, however
 * many ask for it at once and at however many replicas: who comes second, within {@link
 * RefreshFamily#GRACE}, gets an access token alone. A token that was spent before that is in two
 * hands: its session ends at once.
 */
@ApplicationScoped
public class Refreshing {

    private final Sessions sessions;
    private final Users users;
    private final TokenIssuing issuing;
    private final SignOut signOut;
    private final SessionEvents events;

    public Refreshing(
            Sessions sessions,
            Users users,
            TokenIssuing issuing,
            SignOut signOut,
            SessionEvents events) {
        this.sessions = sessions;
        this.users = users;
        this.issuing = issuing;
        this.signOut = signOut;
        this.events = events;
    }

    /**
     * @param text the token as it came
     * @param device who brought it
     * @throws ProblemException {@link FixedProblem#INVALID_TOKEN}, whatever is wrong with it
     */
    public Tokens refresh(String text, Device device) {
        RefreshToken token = RefreshToken.read(text).orElseThrow(this::refused);
        return rotated(found(token), token, device)
                .orElseGet(() -> withoutSuccessor(found(token), token, device));
    }

    /** Empty when the token is not good, or somebody else spends it just now. */
    private Optional<Tokens> rotated(Sessions.Found found, RefreshToken token, Device device) {
        Instant now = issuing.now();
        RefreshFamily family = found.family();
        if (!family.isGood(token, now)) {
            return Optional.empty();
        }
        OrganizationScope scope = scope(found);
        User user = active(scope, found);
        RefreshToken successor = token.successor();
        Session used = found.session().usedAgain(device, now, issuing.sessionEnd(now));
        RefreshFamily next = family.rotated(successor, now, issuing.refreshEnd(now));
        AuditIntent intent = events.refreshing(scope, used);
        if (!intent.settle(sessions.rotate(scope, used, family.currentHash(), next))) {
            return Optional.empty();
        }
        events.refreshed(scope, used);
        return Optional.of(issuing.issue(user, used, successor));
    }

    private Tokens withoutSuccessor(Sessions.Found found, RefreshToken token, Device device) {
        OrganizationScope scope = scope(found);
        if (found.family().isWithinGrace(token, issuing.now())) {
            User user = active(scope, found);
            events.graced(scope, found.session());
            return issuing.issue(user, found.session(), null);
        }
        if (!found.family().isCurrent(token)) {
            signOut.endReused(scope, found.session(), device);
        }
        throw refused();
    }

    private Sessions.Found found(RefreshToken token) {
        return sessions.findByFamily(token.familyHash()).orElseThrow(this::refused);
    }

    /** A suspended person may come back, so that its session stays as it is. */
    private User active(OrganizationScope scope, Sessions.Found found) {
        return users.find(scope, found.session().userId())
                .filter(user -> user.status() == UserStatus.ACTIVE)
                .orElseThrow(this::refused);
    }

    private static OrganizationScope scope(Sessions.Found found) {
        return OrganizationScope.ofVerifiedRefreshToken(found.organizationId());
    }

    private ProblemException refused() {
        events.refused();
        return new ProblemException(FixedProblem.INVALID_TOKEN);
    }
}
