package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.StoreAways;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys made and used at two replicas that share one store; their maker Ada is a developer. */
class KeyRingTest {

    private static final Duration EFFECT_MAX = Duration.ofSeconds(10);

    private final SessionWorld world = new SessionWorld();
    private final SessionWorld.Replica replica = world.replica();
    private final SessionWorld.Replica other = world.replica();
    private final Principal ada = replica.principal(replica.open());

    @Test
    void keyLetsInAtEveryReplicaAsWhatItIs() {
        KeyRing.Made made = made(Role.DEVELOPER, null);
        Principal program = identified(other, made.secret()).orElseThrow();
        assertThat(program.apiKeyId()).contains(made.key().id());
        assertThat(program.scope()).isEqualTo(world.acme);
        assertThat(program.userId()).isEqualTo(world.ada.id());
        assertThat(program.role()).isEqualTo(Role.DEVELOPER);
        assertThatThrownBy(program::sessionId).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(program::email).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void keyHas256RandomBitsAndTheStoreOnlyItsHash() {
        KeyRing.Made made = made(Role.VIEWER, null);
        assertThat(made.secret().text()).matches("aac_live_[A-Za-z0-9_-]{43}");
        assertThat(made.secret().toString()).doesNotContain(made.secret().text());
        assertThat(made.key().beginning()).hasSize(13);
        assertThat(made.secret().text()).startsWith(made.key().beginning());
        assertThat(made(Role.VIEWER, null).secret()).isNotEqualTo(made.secret());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "aac_live_",
                "aac_live_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "aac_test_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAC_LIVE_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "aac_live_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                " aac_live_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void otherTextsAreNoKeys(String text) {
        assertThat(replica.authentication.authenticateKey(text))
                .isEqualTo(new Identification.Refused(FixedProblem.INVALID_API_KEY));
    }

    @Test
    void nobodyMakesAKeyThatMayMoreThanThemselves() {
        assertThatThrownBy(() -> made(Role.ADMIN, null))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isInstanceOf(Problem.InsufficientPermissions.class));
        assertThat(world.apiKeys.list(world.acme, null)).isEmpty();
    }

    @Test
    void keyNeverMayMoreThanItsMakerMayNow() {
        KeyRing.Made made = made(Role.DEVELOPER, null);
        world.users.put(world.user(Role.VIEWER, UserStatus.ACTIVE));
        assertThat(identified(other, made.secret()).map(Principal::role)).contains(Role.VIEWER);
        awaitRole(replica, made.secret(), Role.VIEWER);
        world.users.put(world.user(Role.ADMIN, UserStatus.ACTIVE));
        awaitRole(replica, made.secret(), Role.DEVELOPER);
    }

    @Test
    void keyOfASuspendedMakerLetsNobodyIn() {
        KeyRing.Made made = made(Role.DEVELOPER, null);
        assertThat(identified(other, made.secret())).isPresent();
        world.users.put(world.user(Role.DEVELOPER, UserStatus.SUSPENDED));
        awaitRefused(other, made.secret());
        world.users.put(world.user(Role.DEVELOPER, UserStatus.ACTIVE));
        awaitRole(other, made.secret(), Role.DEVELOPER);
    }

    @Test
    void revokedKeyIsRefusedHereAtOnceAndSoonElsewhere() {
        KeyRing.Made made = made(Role.DEVELOPER, null);
        assertThat(identified(replica, made.secret())).isPresent();
        assertThat(identified(other, made.secret())).isPresent();
        replica.keyRing.revoke(ada, made.key().id());
        assertThat(identified(replica, made.secret())).isEmpty();
        awaitRefused(other, made.secret());
    }

    @Test
    void keyEndsToTheMoment() {
        Instant end = world.clock.instant().plusSeconds(60);
        KeyRing.Made made = made(Role.DEVELOPER, end);
        assertThat(identified(replica, made.secret()).map(Principal::expiresAt)).contains(end);
        Instant used = lastUse(made);
        world.clock.advance(Duration.ofSeconds(60));
        assertThat(identified(replica, made.secret())).isEmpty();
        assertThat(identified(world.replica(), made.secret())).isEmpty();
        assertThat(lastUse(made)).as("nobody got in by it").isEqualTo(used);
    }

    @Test
    void endThatIsOverIsRefused() {
        assertThatThrownBy(() -> made(Role.VIEWER, world.clock.instant()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().fields()).containsKey("expiresAt"));
    }

    @Test
    void useIsNotedOnceAMinute() {
        KeyRing.Made made = made(Role.DEVELOPER, null);
        assertThat(lastUse(made)).isNull();
        Instant first = world.clock.instant();
        identified(replica, made.secret());
        world.clock.advance(Duration.ofSeconds(59));
        identified(other, made.secret());
        assertThat(lastUse(made)).isEqualTo(first);
        world.clock.advance(Duration.ofSeconds(1));
        identified(world.replica(), made.secret());
        assertThat(lastUse(made)).isEqualTo(world.clock.instant());
    }

    @Test
    void developerSeesAndRevokesOwnKeysAnAdminAll() {
        KeyRing.Made made = made(Role.DEVELOPER, null);
        Principal bob = person("2123456789abcdef01234567", Role.DEVELOPER);
        Principal admin = person("3123456789abcdef01234567", Role.ADMIN);
        assertThat(replica.keyRing.list(ada)).containsExactly(made.key());
        assertThat(replica.keyRing.list(bob)).isEmpty();
        assertThat(replica.keyRing.list(admin)).containsExactly(made.key());
        assertThatThrownBy(() -> replica.keyRing.revoke(bob, made.key().id()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(FixedProblem.API_KEY_NOT_FOUND));
        replica.keyRing.revoke(admin, made.key().id());
        assertThat(replica.keyRing.list(ada)).isEmpty();
    }

    @Test
    void makingAndRevokingAreRecordedAndCountedOnceTheyAreDone() {
        KeyRing.Made made = made(Role.VIEWER, null);
        replica.keyRing.revoke(ada, made.key().id());
        assertThatThrownBy(() -> replica.keyRing.revoke(ada, made.key().id()))
                .isInstanceOf(ProblemException.class);
        assertThat(world.trail.types()).endsWith("ApiKeyCreated", "ApiKeyRevoked");
        assertThat(world.trail.unsettled()).isEmpty();
        assertThat(replica.registry.get("aac.api.keys.made").counter().count()).isEqualTo(1);
        assertThat(replica.registry.get("aac.api.keys.revoked").counter().count()).isEqualTo(1);
    }

    @Test
    void useThatCannotBeNotedLetsInAllTheSame() {
        KeyRing.Made made = made(Role.VIEWER, null);
        ApiKeys notNoting =
                Meanwhile.before(
                        "recordUse",
                        ApiKeys.class,
                        world.apiKeys,
                        () -> {
                            throw StoreAways.asATestWantsIt();
                        });
        ApiKeyStates states = new ApiKeyStates(notNoting, world.users, world.clock);
        assertThat(states.of(made.secret()).map(ApiKeyStates.State::role)).contains(Role.VIEWER);
        assertThat(lastUse(made)).isNull();
    }

    @Test
    void organizationHasOnlySoManyKeys() {
        for (int i = 0; i < ApiKeys.PER_ORGANIZATION_MAX; i++) {
            made(Role.VIEWER, null);
        }
        assertThatThrownBy(() -> made(Role.VIEWER, null))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(FixedProblem.TOO_MANY_API_KEYS));
    }

    private KeyRing.Made made(Role role, @Nullable Instant end) {
        return replica.keyRing.make(ada, new KeyRing.Wish("Nightly", role, end));
    }

    private Principal person(String id, Role role) {
        return new Principal(world.acme, new UserId(id), ada.proof(), role, Instant.MAX);
    }

    private @Nullable Instant lastUse(KeyRing.Made made) {
        return world.apiKeys.findByHash(made.secret().hash()).orElseThrow().key().lastUsedAt();
    }

    private static Optional<Principal> identified(SessionWorld.Replica at, ApiKeySecret secret) {
        return switch (at.authentication.authenticateKey(secret.text())) {
            case Identification.Known(Principal principal) -> Optional.of(principal);
            case Identification.Refused _ -> Optional.empty();
        };
    }

    private static void awaitRole(SessionWorld.Replica at, ApiKeySecret secret, Role role) {
        await().atMost(EFFECT_MAX)
                .untilAsserted(
                        () ->
                                assertThat(identified(at, secret).map(Principal::role))
                                        .contains(role));
    }

    private static void awaitRefused(SessionWorld.Replica at, ApiKeySecret secret) {
        await().atMost(EFFECT_MAX)
                .untilAsserted(() -> assertThat(identified(at, secret)).isEmpty());
    }
}
