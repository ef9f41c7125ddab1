package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.producer.platform.audit.AuditActor;
import dev.aac.producer.platform.audit.AuditEvent;
import dev.aac.producer.platform.audit.AuditType;
import dev.aac.producer.platform.problem.ProblemException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the acts on sessions leave in the audit trail. */
class SessionTrailTest {

    private static final AuditActor ADA = AuditActor.person("1123456789abcdef01234567");

    private final SessionWorld world = new SessionWorld();
    private final SessionWorld.Replica replica = world.replica();

    @AfterEach
    void nothingIsLeftUnsettledAndAllIsOfTheSessionsOrganization() {
        assertThat(world.trail.unsettled()).isEmpty();
        assertThat(world.trail.scopes()).containsOnly(world.acme);
    }

    @Test
    void loginIsFollowedByItsSession() {
        replica.opening.open(world.acme, world.ada, SessionWorld.LAPTOP, AuditType.USER_LOGGED_IN);
        assertThat(world.trail.types()).containsExactly("UserLoggedIn", "AuthSessionCreated");
        assertThat(world.trail.events()).extracting(AuditEvent::actor).containsOnly(ADA);
    }

    @Test
    void refreshIsRecordedAndTheSecondTabIsNot() {
        Tokens first = replica.open();
        replica.refresh(text(first));
        replica.refresh(text(first));
        assertThat(world.trail.types()).containsExactly("AuthSessionCreated", "TokenRefreshed");
    }

    @Test
    void reuseIsSuspiciousAndRevokesTheFamilyByNobodyKnown() {
        Tokens first = replica.open();
        replica.refresh(text(first));
        world.clock.advance(RefreshFamily.GRACE.plus(Duration.ofMillis(1)));
        assertThatThrownBy(() -> replica.refresh(text(first))).isInstanceOf(ProblemException.class);
        assertThat(world.trail.types())
                .containsExactly(
                        "AuthSessionCreated",
                        "TokenRefreshed",
                        "SuspiciousActivityDetected",
                        "RefreshTokenRevoked");
        AuditEvent revoked = world.trail.events().getLast();
        assertThat(revoked.actor()).isEqualTo(AuditActor.NOBODY);
        assertThat(revoked.data())
                .containsEntry("reason", "REUSED")
                .containsEntry("userId", world.ada.id().value());
    }

    @Test
    void logoutIsRecordedOnce() {
        Principal principal = replica.principal(replica.open());
        replica.signOut.signOut(principal);
        replica.signOut.signOut(principal);
        assertThat(world.trail.types())
                .containsExactly("AuthSessionCreated", "UserLogout", "RefreshTokenRevoked");
    }

    @Test
    void logoutEverywhereIsOneOfThePerson() {
        Principal principal = replica.principal(replica.open());
        replica.open();
        replica.signOut.signOutEverywhere(principal);
        assertThat(world.trail.events().subList(2, 4))
                .extracting(event -> event.subject().toString())
                .containsOnly("user:" + world.ada.id());
        assertThat(world.trail.types().subList(2, 4))
                .containsExactly("UserLogout", "RefreshTokenRevoked");
    }

    @Test
    void expiredSessionIsRecordedWhenItIsRemoved() {
        Tokens tokens = replica.open();
        String session = "session:" + replica.principal(tokens).sessionId();
        world.clock.advance(SessionWorld.REFRESH_EXPIRY.plus(SessionWorld.RETENTION).plusMillis(1));
        assertThat(replica.sweep.sweep()).isEqualTo(1);
        assertThat(replica.sweep.sweep()).isZero();
        assertThat(world.trail.types()).containsExactly("AuthSessionCreated", "SessionExpired");
        assertThat(world.trail.events().getLast().subject()).hasToString(session);
    }

    private static String text(Tokens tokens) {
        return tokens.refresh().orElseThrow().text();
    }
}
