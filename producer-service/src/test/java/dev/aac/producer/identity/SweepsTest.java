package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.organization.InMemoryOrganizations;
import dev.aac.producer.organization.Organization;
import dev.aac.producer.organization.OrganizationName;
import dev.aac.producer.organization.Organizations;
import dev.aac.producer.organization.Plan;
import dev.aac.producer.organization.Slug;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.testing.LogRecords;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is removed when its time has come, and what a store that is away puts off. */
class SweepsTest {

    private final SessionWorld world = new SessionWorld();
    private final InMemoryOrganizations organizations = new InMemoryOrganizations();
    private final UserlessOrganizationSweep userless =
            new UserlessOrganizationSweep(organizations, world.users, world.clock);

    @Test
    void organizationWithoutAUserIsRemovedBetweenItsAges() {
        OrganizationScope underWay = founded(UserlessOrganizationSweep.AGE_MIN);
        OrganizationScope left = founded(UserlessOrganizationSweep.AGE_MIN.plusMillis(1));
        OrganizationScope oldest = founded(UserlessOrganizationSweep.AGE_MAX);
        OrganizationScope older = founded(UserlessOrganizationSweep.AGE_MAX.plusMillis(1));
        assertThat(userless.sweep()).isEqualTo(2);
        assertThat(organizations.find(underWay)).isPresent();
        assertThat(organizations.find(left)).isEmpty();
        assertThat(organizations.find(oldest)).isEmpty();
        assertThat(organizations.find(older)).isPresent();
        assertThat(userless.sweep()).isZero();
    }

    @Test
    void organizationWithAUserIsLeft() {
        insert(world.acme, Duration.ofHours(1));
        assertThat(userless.sweep()).isZero();
        assertThat(organizations.find(world.acme)).isPresent();
    }

    @Test
    void whatWasRemovedIsSaidWhenItIsAnything() {
        try (LogRecords log = LogRecords.listen()) {
            userless.onSchedule();
            assertThat(log.saying("removed")).isEmpty();
            founded(Duration.ofHours(1));
            userless.onSchedule();
            assertThat(log.saying("removed 1 organizations without users")).hasSize(1);
        }
    }

    @Test
    void storeThatIsAwayPutsTheSweepsOff() {
        UserlessOrganizationSweep ofNone =
                new UserlessOrganizationSweep(
                        StoreAwayPorts.of(Organizations.class), world.users, world.clock);
        SessionEvents events = new SessionEvents(new SimpleMeterRegistry(), world.trail);
        ExpiredSessionSweep ofNoSessions =
                new ExpiredSessionSweep(
                        StoreAwayPorts.of(Sessions.class),
                        new SessionSweepSettings("1d"),
                        events,
                        world.clock);
        try (LogRecords log = LogRecords.listen()) {
            ofNone.onSchedule();
            ofNoSessions.onSchedule();
            assertThat(log.saying("sweep of organizations put off")).hasSize(1);
            assertThat(log.saying("sweep of sessions put off")).hasSize(1);
        }
    }

    @Test
    void sessionThatIsUsedAgainWhileItIsSweptStaysAndIsNotCounted() {
        SessionWorld.Replica replica = world.replica();
        RefreshToken token = replica.open().refresh().orElseThrow();
        world.clock.advance(SessionWorld.REFRESH_EXPIRY.plus(SessionWorld.RETENTION).plusMillis(1));
        Sessions.Found found = world.sessions.findByFamily(token.familyHash()).orElseThrow();
        Instant now = world.clock.instant();
        Session used =
                found.session().usedAgain(SessionWorld.PHONE, now, now.plus(Duration.ofDays(1)));
        Sessions swept =
                Meanwhile.before(
                        "removeExpired",
                        Sessions.class,
                        world.sessions,
                        () ->
                                world.sessions.rotate(
                                        world.acme, used, token.secretHash(), found.family()));
        SessionEvents events = new SessionEvents(new SimpleMeterRegistry(), world.trail);
        ExpiredSessionSweep sweep =
                new ExpiredSessionSweep(swept, new SessionSweepSettings("1d"), events, world.clock);

        assertThat(sweep.sweep()).isZero();

        assertThat(world.sessions.findByFamily(token.familyHash())).isPresent();
        assertThat(world.trail.types()).doesNotContain("SessionExpired");
        assertThat(world.trail.unsettled()).isEmpty();
    }

    @Test
    void scheduledSweepRemovesExpiredSessions() {
        SessionWorld.Replica replica = world.replica();
        replica.open();
        world.clock.advance(SessionWorld.REFRESH_EXPIRY.plus(SessionWorld.RETENTION).plusMillis(1));
        try (LogRecords log = LogRecords.listen()) {
            replica.sweep.onSchedule();
            assertThat(log.saying("SessionExpired sweep removed 1 sessions")).hasSize(1);
        }
        assertThat(world.sessions.expired(Instant.MAX, 10)).isEmpty();
    }

    private OrganizationScope founded(Duration ago) {
        OrganizationScope scope = OrganizationScope.ofNewOrganization(organizations.newId());
        insert(scope, ago);
        return scope;
    }

    private void insert(OrganizationScope scope, Duration ago) {
        OrganizationId id = scope.organizationId();
        Instant at = world.clock.instant().minus(ago);
        organizations.insert(
                scope,
                new Organization(
                        id,
                        new OrganizationName("Left"),
                        new Slug("left-" + id),
                        Plan.FREE,
                        Plan.FREE.limits(),
                        at,
                        at));
    }
}
