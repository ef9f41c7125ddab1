package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.organization.OrganizationName;
import dev.aac.producer.platform.audit.AuditActor;
import dev.aac.producer.platform.audit.AuditType;
import dev.aac.producer.platform.testing.LogRecords;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said in the log, counted and recorded of what happened to people and their sessions. */
class EventsTest {

    private static final UserId ADMIN = new UserId("2123456789abcdef01234567");
    private static final SessionId SESSION = new SessionId("3123456789abcdef01234567");
    private static final ApiKeyId KEY = new ApiKeyId("4123456789abcdef01234567");
    private static final InvitationId INVITATION = new InvitationId("5123456789abcdef01234567");
    private static final String ORGANIZATION = "organizationId=0123456789abcdef01234567";
    private static final String ADA = "userId=1123456789abcdef01234567";
    private static final String BY = "actor=2123456789abcdef01234567";

    private final SessionWorld world = new SessionWorld();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final PeopleEvents people = new PeopleEvents(registry, world.trail);
    private final SessionEvents sessions = new SessionEvents(registry, world.trail);
    private final ApiKeyEvents keys = new ApiKeyEvents(registry, world.trail);
    private final LogRecords log = LogRecords.listen();

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void changesOfPeopleAreSaidAndCounted() {
        people.roleChanged(world.acme, ADMIN, world.ada, Role.VIEWER);
        assertPeople("UserRoleChanged", ADA + " from=developer to=viewer");
        people.statusChanged(world.acme, ADMIN, world.ada, UserStatus.SUSPENDED);
        assertPeople("UserSuspended", ADA);
        people.statusChanged(world.acme, ADMIN, world.ada, UserStatus.ACTIVE);
        assertPeople("UserReactivated", ADA);
        people.removed(world.acme, ADMIN, world.ada);
        assertPeople("UserRemoved", ADA + " role=developer");
        people.organizationRenamed(world.acme, ADMIN, new OrganizationName("Acme"));
        assertPeople("OrganizationChanged", "name=\"Acme\"");
    }

    @Test
    void stepsOfAnInvitationAreSaidAndCounted() {
        String named = "invitationId=" + INVITATION + " role=viewer";
        people.invitationCreated(world.acme, ADMIN, invitation());
        assertPeople("InvitationCreated", named);
        people.invitationAccepted(world.acme, ADMIN, invitation());
        assertPeople("InvitationAccepted", named);
        people.invitationRevoked(world.acme, ADMIN, invitation());
        assertPeople("InvitationRevoked", named);
        people.userCreated(world.acme, world.ada);
        assertSaid(
                "UserCreated "
                        + ORGANIZATION
                        + " actor="
                        + world.ada.id()
                        + " "
                        + ADA
                        + " role=developer");
        assertThat(counted("aac.people.events", "event", "UserCreated")).isEqualTo(1);
    }

    @Test
    void limitThatWasReachedIsRecordedToo() {
        people.userLimitReached(admin(), new SeatPlan.Promised(3, 3));
        assertPeople("PlanLimitReached", "kind=users limit=3 used=3");
        assertThat(world.trail.events())
                .singleElement()
                .satisfies(
                        event -> {
                            assertThat(event.type()).isEqualTo(AuditType.PLAN_LIMIT_REACHED);
                            assertThat(event.subject())
                                    .hasToString("organization:" + world.acme.organizationId());
                            assertThat(event.actor()).isEqualTo(admin().actor());
                            assertThat(event.data())
                                    .isEqualTo(Map.of("kind", "users", "limit", "3", "used", "3"));
                        });
    }

    @Test
    void intentsOfAnAdminNameWhoDoesWhatToWhom() {
        people.changing(admin(), world.ada, new Standing(Role.VIEWER, UserStatus.SUSPENDED))
                .settle(true);
        people.changing(admin(), world.ada, new Standing(Role.DEVELOPER, UserStatus.ACTIVE))
                .settle(true);
        people.removing(admin(), world.ada).settle(true);
        people.inviting(admin(), invitation()).settle(true);
        people.revoking(admin(), invitation()).settle(true);
        people.renaming(admin()).settle(true);
        assertThat(world.trail.types())
                .containsExactly(
                        "UserRoleChanged",
                        "UserSuspended",
                        "UserRemoved",
                        "InvitationCreated",
                        "InvitationRevoked",
                        "OrganizationChanged");
        assertThat(world.trail.events())
                .allSatisfy(event -> assertThat(event.actor()).isEqualTo(admin().actor()));
        assertThat(world.trail.events().getFirst().data())
                .isEqualTo(Map.of("from", "developer", "to", "viewer"));
        assertThat(world.trail.events().get(2).data()).isEqualTo(Map.of("role", "developer"));
        assertThat(world.trail.events().get(3).data()).isEqualTo(Map.of("role", "viewer"));
        assertThat(world.trail.events())
                .extracting(event -> event.subject().toString())
                .containsExactly(
                        "user:" + world.ada.id(),
                        "user:" + world.ada.id(),
                        "user:" + world.ada.id(),
                        "invitation:" + INVITATION,
                        "invitation:" + INVITATION,
                        "organization:" + world.acme.organizationId());
    }

    @Test
    void stepsOfASessionAreSaidAndCounted() {
        String named = ORGANIZATION + " " + ADA + " sessionId=" + SESSION;
        sessions.opened(world.acme, session());
        assertSaid("AuthSessionCreated " + named);
        assertThat(registry.get("aac.sessions.opened").counter().count()).isEqualTo(1);
        sessions.refreshed(world.acme, session());
        assertSaid("TokenRefreshed " + named);
        assertThat(counted("aac.refreshes", "answer", "rotated")).isEqualTo(1);
        sessions.graced(world.acme, session());
        assertSaid("TokenRefreshed again " + named);
        assertThat(counted("aac.refreshes", "answer", "grace")).isEqualTo(1);
        sessions.refused();
        assertThat(counted("aac.refreshes", "answer", "refused")).isEqualTo(1);
        sessions.ended(world.acme, world.ada.id(), SESSION, SessionEnd.LOGOUT);
        assertSaid("RefreshTokenRevoked " + named + " reason=LOGOUT");
        assertThat(counted("aac.sessions.ended", "reason", "LOGOUT")).isEqualTo(1);
        sessions.endedAll(world.acme, world.ada.id(), 3, SessionEnd.SUSPENDED);
        assertSaid(
                "RefreshTokenRevoked " + ORGANIZATION + " " + ADA + " sessions=3 reason=SUSPENDED");
        assertThat(counted("aac.sessions.ended", "reason", "SUSPENDED")).isEqualTo(3);
        sessions.reused(world.acme, session(), SessionWorld.PHONE);
        assertSaid(named + " address=192.0.2.2 client=\"Browser/2\"");
        assertThat(counted("aac.suspicious.activity", "kind", "refresh_reuse")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void endOfASessionIsRecordedWithItsReason(SessionEnd why) {
        sessions.ending(world.acme, world.ada.id(), SESSION, why).settle(true);
        List<String> types =
                switch (why) {
                    case LOGOUT -> List.of("UserLogout", "RefreshTokenRevoked");
                    case REUSED -> List.of("SuspiciousActivityDetected", "RefreshTokenRevoked");
                    case EXPIRED -> List.of("SessionExpired");
                    case REVOKED, PASSWORD_CHANGED, SUSPENDED, REMOVED ->
                            List.of("RefreshTokenRevoked");
                };
        assertThat(world.trail.types()).isEqualTo(types);
        AuditActor actor =
                switch (why) {
                    case LOGOUT, REVOKED, PASSWORD_CHANGED ->
                            AuditActor.person(world.ada.id().value());
                    case REUSED, EXPIRED, SUSPENDED, REMOVED -> AuditActor.NOBODY;
                };
        assertThat(world.trail.events())
                .allSatisfy(event -> assertThat(event.actor()).isEqualTo(actor));
        if (why != SessionEnd.EXPIRED) {
            assertThat(world.trail.events().getLast().data())
                    .isEqualTo(Map.of("reason", why.name(), "userId", world.ada.id().value()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void endOfAllSessionsIsRecordedByWhoEndsThem(SessionEnd why) {
        sessions.endingAll(world.acme, world.ada.id(), ADMIN, why).settle(true);
        assertThat(world.trail.types())
                .isEqualTo(
                        why == SessionEnd.LOGOUT
                                ? List.of("UserLogout", "RefreshTokenRevoked")
                                : List.of("RefreshTokenRevoked"));
        assertThat(world.trail.events().getLast().actor())
                .isEqualTo(AuditActor.person(ADMIN.value()));
        assertThat(world.trail.events().getLast().data()).isEqualTo(Map.of("reason", why.name()));
    }

    @Test
    void keysAreSaidCountedAndRecorded() {
        String named = ORGANIZATION + " " + ADA + " apiKeyId=" + KEY + " role=viewer";
        keys.created(world.acme, key());
        assertSaid("ApiKeyCreated " + named);
        assertThat(registry.get("aac.api.keys.made").counter().count()).isEqualTo(1);
        keys.revoked(world.acme, key(), ADMIN);
        assertSaid("ApiKeyRevoked " + named.replace(world.ada.id().value(), ADMIN.value()));
        assertThat(registry.get("aac.api.keys.revoked").counter().count()).isEqualTo(1);
        keys.making(world.acme, key()).settle(true);
        keys.revoking(world.acme, KEY, ADMIN).settle(true);
        assertThat(world.trail.types()).containsExactly("ApiKeyCreated", "ApiKeyRevoked");
        assertThat(world.trail.events().getFirst().data()).isEqualTo(Map.of("role", "viewer"));
        assertThat(world.trail.events())
                .extracting(event -> event.subject().toString())
                .containsOnly("api_key:" + KEY);
        assertThat(world.trail.events())
                .extracting(event -> event.actor().userId())
                .containsExactly(world.ada.id().value(), ADMIN.value());
    }

    private void assertPeople(String event, String subject) {
        assertSaid(event + " " + ORGANIZATION + " " + BY + " " + subject);
        assertThat(counted("aac.people.events", "event", event)).isEqualTo(1);
    }

    private void assertSaid(String text) {
        assertThat(log.saying(text)).as("%s", text).hasSize(1);
    }

    private double counted(String name, String tag, String value) {
        return registry.get(name).tag(tag, value).counter().count();
    }

    private Principal admin() {
        return new Principal(
                world.acme,
                ADMIN,
                new Principal.Proof.Token(SESSION, "admin@example.org"),
                Role.ADMIN,
                Instant.MAX);
    }

    private Session session() {
        Instant now = world.clock.instant();
        return new Session(SESSION, world.ada.id(), SessionWorld.LAPTOP, now, now, now);
    }

    private ApiKey key() {
        return new ApiKey(
                KEY,
                "Nightly",
                "aac_live_abcd",
                Role.VIEWER,
                world.ada.id(),
                Instant.EPOCH,
                null,
                null);
    }

    private Invitation invitation() {
        return new Invitation(
                INVITATION,
                world.acme.organizationId(),
                new Email("guest@example.org"),
                Role.VIEWER,
                InvitationStatus.PENDING,
                ADMIN,
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
