package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.platform.audit.AuditActor;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who somebody is now, whatever a token said. */
class AuthenticationTest {

    private static final OrganizationScope GLOBEX =
            OrganizationScope.ofNewOrganization(new OrganizationId("f".repeat(24)));

    private final SessionWorld world = new SessionWorld();
    private final SessionWorld.Replica replica = world.replica();

    @Test
    void principalIsWhoTheTokenNames() {
        Tokens tokens = replica.open();
        Principal principal = replica.principal(tokens);
        assertThat(principal.scope()).isEqualTo(world.acme);
        assertThat(principal.organizationId()).isEqualTo(world.acme.organizationId());
        assertThat(principal.userId()).isEqualTo(world.ada.id());
        assertThat(principal.email()).isEqualTo(world.ada.email().value());
        assertThat(principal.role()).isEqualTo(Role.DEVELOPER);
        assertThat(principal.permissions()).isEqualTo(Role.DEVELOPER.permissions());
        assertThat(principal.may(Permission.EXECUTIONS_RUN)).isTrue();
        assertThat(principal.may(Permission.AUDIT_READ)).isFalse();
        assertThat(principal.apiKeyId()).isEmpty();
        assertThat(principal.actor()).isEqualTo(AuditActor.person(world.ada.id().value()));
        assertThat(principal.expiresAt())
                .isEqualTo(world.clock.instant().plus(SessionWorld.ACCESS_EXPIRY));
    }

    @Test
    void programActsAsItsKey() {
        Principal ada = replica.principal(replica.open());
        KeyRing.Made made =
                replica.keyRing.make(ada, new KeyRing.Wish("Nightly", Role.VIEWER, null));
        assertThat(replica.authentication.authenticateKey(made.secret().text()))
                .isInstanceOfSatisfying(
                        Identification.Known.class,
                        known -> {
                            assertThat(known.principal().actor())
                                    .isEqualTo(AuditActor.apiKey(made.key().id().value()));
                            assertThat(known.principal().expiresAt()).isEqualTo(Instant.MAX);
                        });
    }

    @Test
    void principalEndsWithItsTimeItsRoleOrItsSession() {
        Principal stays = replica.principal(replica.open());
        Principal ends = replica.principal(replica.open());
        assertThat(noLongerValid(stays, ends)).isEmpty();
        replica.signOut.signOut(ends);
        assertThat(noLongerValid(stays, ends)).containsExactly(ends);
        world.users.put(world.user(Role.VIEWER, UserStatus.ACTIVE));
        assertThat(noLongerValid(stays, ends)).containsExactly(stays, ends);
        assertThat(replica.authentication.stillValid(stays)).isFalse();
        world.users.put(world.user(Role.DEVELOPER, UserStatus.ACTIVE));
        assertThat(replica.authentication.stillValid(stays)).isTrue();
        world.clock.advance(SessionWorld.ACCESS_EXPIRY);
        assertThat(replica.authentication.stillValid(stays)).as("at its end").isFalse();
    }

    @Test
    void programEndsWithItsKeyAndWithItsMaker() {
        Principal ada = replica.principal(replica.open());
        Principal stays = program(ada, "stays");
        Principal ends = program(ada, "ends");
        assertThat(noLongerValid(ada, stays, ends)).isEmpty();
        replica.keyRing.revoke(ada, ends.apiKeyId().orElseThrow());
        assertThat(noLongerValid(ada, stays, ends)).containsExactly(ends);
        world.users.put(world.user(Role.DEVELOPER, UserStatus.SUSPENDED));
        assertThat(noLongerValid(stays)).containsExactly(stays);
    }

    private Principal program(Principal maker, String name) {
        KeyRing.Made made = replica.keyRing.make(maker, new KeyRing.Wish(name, Role.VIEWER, null));
        return ((Identification.Known) replica.authentication.authenticateKey(made.secret().text()))
                .principal();
    }

    private List<Principal> noLongerValid(Principal... principals) {
        return replica.authentication.noLongerValid(List.of(principals));
    }

    @Test
    void statesOfSeveralOrganizationsAreReadEachInItsOwn() {
        UserId bob = bob(GLOBEX, Role.VIEWER);
        CurrentStates states = new CurrentStates(world.users, world.sessions);
        CurrentStates.Key ofAda = key(world.acme, world.ada.id());
        CurrentStates.Key ofBob = key(GLOBEX, bob);
        CurrentStates.Key swapped =
                new CurrentStates.Key(GLOBEX, world.ada.id(), ofAda.sessionId());
        assertThat(states.readAll(List.of(ofAda, ofBob, swapped)))
                .isEqualTo(Map.of(ofAda, Role.DEVELOPER, ofBob, Role.VIEWER));
        assertThat(states.of(swapped)).isEmpty();
        assertThat(states.of(ofBob)).contains(Role.VIEWER);
    }

    @Test
    void forgettingOnePersonLeavesTheOthersRemembered() {
        CurrentStates states = new CurrentStates(world.users, world.sessions, Duration.ofHours(1));
        CurrentStates.Key ofAda = key(world.acme, world.ada.id());
        CurrentStates.Key ofBob = key(world.acme, bob(world.acme, Role.VIEWER));
        assertThat(states.of(ofAda)).contains(Role.DEVELOPER);
        assertThat(states.of(ofBob)).contains(Role.VIEWER);
        world.users.put(world.user(Role.VIEWER, UserStatus.ACTIVE));
        bob(world.acme, Role.ADMIN);

        states.forgetAll(GLOBEX, world.ada.id());
        assertThat(states.of(ofAda)).as("no other organization's").contains(Role.DEVELOPER);
        states.forgetAll(world.acme, world.ada.id());
        assertThat(states.of(ofAda)).contains(Role.VIEWER);
        assertThat(states.of(ofBob)).as("what was read of Bob").contains(Role.VIEWER);
        states.forget(ofBob);
        assertThat(states.of(ofBob)).contains(Role.ADMIN);
    }

    /** Writes Bob into the store, whoever he was before. */
    private UserId bob(OrganizationScope scope, Role role) {
        UserId bob = new UserId("2123456789abcdef01234567");
        world.users.put(
                new User(
                        bob,
                        scope.organizationId(),
                        new Email("bob@example.org"),
                        "Bob",
                        role,
                        UserStatus.ACTIVE,
                        null,
                        Instant.EPOCH));
        return bob;
    }

    private CurrentStates.Key key(OrganizationScope scope, UserId user) {
        Instant now = world.clock.instant();
        Session session =
                new Session(
                        world.sessions.newId(),
                        user,
                        SessionWorld.LAPTOP,
                        now,
                        now,
                        now.plusSeconds(60));
        world.sessions.insert(
                scope, session, RefreshFamily.begun(RefreshToken.ofNewFamily(), Instant.MAX));
        return new CurrentStates.Key(scope, user, session.id());
    }

    @Test
    void callerIsWhomTheFilterIdentified() {
        Caller caller = new Caller();
        assertThatIllegalStateException().isThrownBy(caller::principal);
        Principal ada = replica.principal(replica.open());
        caller.identifiedAs(ada);
        assertThat(caller.principal()).isEqualTo(ada);
        assertThat(caller.scope()).isEqualTo(world.acme);
    }

    @Test
    void ownSessionsAreShownPageByPage() {
        Principal ada = replica.principal(replica.open());
        Principal later = replica.principal(replica.open());
        OwnSessions.Page page = replica.own.page(ada, null, 1);
        assertThat(page.sessions()).extracting(Session::id).containsExactly(later.sessionId());
        assertThat(page.next()).isEqualTo(later.sessionId());
        OwnSessions.Page next = replica.own.page(ada, page.next(), 2);
        assertThat(next.sessions()).extracting(Session::id).containsExactly(ada.sessionId());
        assertThat(next.next()).isNull();
    }
}
