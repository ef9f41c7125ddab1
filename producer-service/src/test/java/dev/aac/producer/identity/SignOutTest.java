package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignOutTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SessionWorld world = new SessionWorld();
    private final SessionWorld.Replica replica = world.replica();
    private final SessionWorld.Replica other = world.replica();

    @Test
    void sessionIsRefusedHereAtOnceAndAtTheOtherReplicaWithinASecond() {
        Tokens tokens = replica.open();
        Principal principal = replica.principal(tokens);
        assertThat(other.accepts(tokens)).isTrue();

        replica.signOut.signOut(principal);

        assertThat(replica.accepts(tokens)).isFalse();
        assertThat(other.authentication.stillValid(principal)).as("at its socket").isFalse();
        await().atMost(PATIENCE).until(() -> !other.accepts(tokens));
    }

    @Test
    void allDevicesAreRefusedHereAtOnceAndAtTheOtherReplicaWithinASecond() {
        Tokens tokens = replica.open();
        Tokens elsewhere = other.open();
        assertThat(replica.accepts(elsewhere)).isTrue();
        assertThat(other.accepts(elsewhere)).isTrue();

        replica.signOut.signOutEverywhere(replica.principal(tokens));

        assertThat(replica.accepts(tokens)).isFalse();
        assertThat(replica.accepts(elsewhere)).isFalse();
        await().atMost(PATIENCE).until(() -> !other.accepts(elsewhere));
        assertThat(replica.counted("aac.sessions.ended", "reason", "LOGOUT")).isEqualTo(2);
    }

    @Test
    void anotherOfTheCallersSessionsIsRevoked() {
        Tokens tokens = replica.open();
        Tokens elsewhere = replica.open();
        Principal principal = replica.principal(tokens);
        SessionId revoked = replica.principal(elsewhere).sessionId();

        assertThat(replica.signOut.revoke(principal, revoked)).isTrue();

        assertThat(replica.accepts(elsewhere)).isFalse();
        assertThat(replica.accepts(tokens)).isTrue();
        assertThat(replica.own.page(principal, null, 10).sessions())
                .extracting(Session::id)
                .containsExactly(principal.sessionId());
        assertThat(replica.signOut.revoke(principal, revoked)).as("again").isFalse();
    }

    @Test
    void whoHasNoSessionLosesNone() {
        replica.signOut.endAll(world.acme, world.ada.id(), world.ada.id(), SessionEnd.SUSPENDED);
        assertThat(world.trail.types()).isEmpty();
        assertThat(world.trail.unsettled()).isEmpty();
    }

    @Test
    void sweepKeepsExpiredSessionsForTheRetention() {
        replica.open();
        world.clock.advance(SessionWorld.REFRESH_EXPIRY.plus(SessionWorld.RETENTION));
        assertThat(replica.sweep.sweep()).isZero();
        world.clock.advance(Duration.ofMillis(1));
        assertThat(replica.sweep.sweep()).isEqualTo(1);
        assertThat(replica.counted("aac.sessions.ended", "reason", "EXPIRED")).isEqualTo(1);
        assertThat(replica.registry.get("aac.sessions.sweeps").counter().count()).isEqualTo(2);
    }
}
