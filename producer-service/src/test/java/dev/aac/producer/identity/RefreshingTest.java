package dev.aac.producer.identity;

import static dev.aac.producer.identity.SessionWorld.ACCESS_EXPIRY;
import static dev.aac.producer.identity.SessionWorld.PHONE;
import static dev.aac.producer.identity.SessionWorld.REFRESH_EXPIRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshingTest {

    private static final int RACERS = 100;

    private final SessionWorld world = new SessionWorld();
    private final SessionWorld.Replica replica = world.replica();

    @Test
    void tokenIsExchangedForAnAccessTokenAndASuccessor() {
        Tokens first = replica.open();
        world.clock.advance(Duration.ofHours(1));
        Tokens second = replica.refresh(text(first));
        assertThat(second.expiresIn()).isEqualTo(ACCESS_EXPIRY);
        assertThat(text(second)).isNotEqualTo(text(first));
        assertThat(replica.accepts(second)).isTrue();
        Tokens third = replica.refresh(text(second));
        assertThat(replica.principal(third).sessionId())
                .as("the same session")
                .isEqualTo(replica.principal(second).sessionId());
    }

    @Test
    void whatBecomesOfTokensIsCounted() {
        Tokens first = replica.open();
        replica.refresh(text(first));
        replica.refresh(text(first));
        refuses("not a token");
        assertThat(replica.registry.get("aac.sessions.opened").counter().count()).isEqualTo(1);
        for (String answer : List.of("rotated", "grace", "refused")) {
            assertThat(replica.counted("aac.refreshes", "answer", answer))
                    .as("%s", answer)
                    .isEqualTo(1);
        }
    }

    @Test
    void networkOfASignInIsKnownFromThenOn() {
        replica.open();
        assertThat(world.users.findByEmail(world.ada.email()))
                .hasValueSatisfying(
                        known -> {
                            assertThat(known.knows(SessionWorld.LAPTOP)).isTrue();
                            assertThat(known.knows(PHONE)).isFalse();
                        });
    }

    @Test
    void useMovesTheEndOfTheSessionAndIsNoted() {
        Tokens tokens = replica.open();
        world.clock.advance(Duration.ofDays(5));
        tokens = replica.refresh(text(tokens));
        Session session = session(tokens);
        assertThat(session.lastUsedAt()).isEqualTo(world.clock.instant());
        assertThat(session.expiresAt()).isEqualTo(world.clock.instant().plus(REFRESH_EXPIRY));
        assertThat(session.device()).isEqualTo(PHONE);
        world.clock.advance(Duration.ofDays(5));
        assertThat(replica.refresh(text(tokens)).refresh()).isPresent();
    }

    @Test
    void tokenEndsWithItsTime() {
        Tokens tokens = replica.open();
        world.clock.advance(REFRESH_EXPIRY);
        refuses(text(tokens));
        assertThat(replica.counted("aac.suspicious.activity", "kind", "refresh_reuse")).isZero();
    }

    @Test
    void predecessorIsAnsweredWithoutASuccessorForTenSeconds() {
        Tokens first = replica.open();
        Tokens second = replica.refresh(text(first));
        world.clock.advance(RefreshFamily.GRACE);
        Tokens again = replica.refresh(text(first));
        assertThat(again.refresh()).isEmpty();
        assertThat(replica.accepts(again)).isTrue();
        assertThat(replica.refresh(text(second)).refresh()).isPresent();
    }

    @Test
    void predecessorEndsTheSessionAfterTenSeconds() {
        Tokens first = replica.open();
        Tokens second = replica.refresh(text(first));
        world.clock.advance(RefreshFamily.GRACE.plusMillis(1));
        refuses(text(first));
        assertThat(replica.accepts(first)).isFalse();
        assertThat(replica.accepts(second)).isFalse();
        refuses(text(second));
    }

    @Test
    void olderTokenEndsTheSessionAtOnce() {
        Tokens first = replica.open();
        Tokens third = replica.refresh(text(replica.refresh(text(first))));
        refuses(text(first));
        refuses(text(third));
        assertThat(replica.accepts(third)).isFalse();
        assertThat(replica.counted("aac.suspicious.activity", "kind", "refresh_reuse"))
                .isEqualTo(1);
        assertThat(replica.counted("aac.sessions.ended", "reason", "REUSED")).isEqualTo(1);
    }

    @Test
    void reuseOfOneSessionLeavesTheOthers() {
        Tokens other = replica.open();
        Tokens first = replica.open();
        replica.refresh(text(replica.refresh(text(first))));
        refuses(text(first));
        assertThat(replica.accepts(other)).isTrue();
        assertThat(replica.refresh(text(other)).refresh()).isPresent();
    }

    @Test
    void otherReplicaRefusesWithinASecondOfAReuse() {
        SessionWorld.Replica other = world.replica();
        Tokens first = replica.open();
        Tokens third = replica.refresh(text(other.refresh(text(first))));
        assertThat(other.accepts(third)).isTrue();
        Principal atTheSocket = other.principal(third);
        refuses(text(first));
        assertThat(other.authentication.stillValid(atTheSocket)).isFalse();
        // Its memory is shorter than a second; the limit here only ends a test that hangs.
        assertThat(CurrentStates.FRESH_FOR).isLessThan(Duration.ofSeconds(1));
        await().atMost(Duration.ofSeconds(5)).until(() -> !other.accepts(third));
    }

    @Test
    void ofManyWhoRefreshAtTwoReplicasOneGetsTheSuccessorAndAllGetIn() throws Exception {
        SessionWorld.Replica other = world.replica();
        Tokens first = replica.open();
        List<Callable<Tokens>> racers = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            SessionWorld.Replica at = i % 2 == 0 ? replica : other;
            racers.add(() -> at.refresh(text(first)));
        }
        List<Tokens> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Tokens> racer : threads.invokeAll(racers)) {
                answers.add(racer.get());
            }
        }
        List<Tokens> successors =
                answers.stream().filter(answer -> answer.refresh().isPresent()).toList();
        assertThat(successors).hasSize(1);
        assertThat(answers).allMatch(replica::accepts);
        assertThat(replica.refresh(text(successors.getFirst())).refresh()).isPresent();
    }

    @Test
    void whoComesSecondInTheSameMomentGetsNoSuccessor() {
        Tokens first = replica.open();
        RefreshToken token = first.refresh().orElseThrow();
        Sessions.Found found = world.sessions.findByFamily(token.familyHash()).orElseThrow();
        RefreshFamily next =
                found.family()
                        .rotated(
                                token.successor(),
                                world.clock.instant(),
                                world.clock.instant().plus(REFRESH_EXPIRY));
        Sessions taken =
                Meanwhile.before(
                        "rotate",
                        Sessions.class,
                        world.sessions,
                        () ->
                                world.sessions.rotate(
                                        world.acme, found.session(), token.secretHash(), next));

        Tokens second = replica.refreshing(taken).refresh(token.text(), PHONE);

        assertThat(second.refresh()).isEmpty();
        assertThat(replica.accepts(second)).isTrue();
        assertThat(world.trail.types()).doesNotContain("TokenRefreshed");
        assertThat(world.trail.unsettled()).isEmpty();
    }

    @Test
    void suspendedPersonIsRefusedAndMayComeBack() {
        Tokens tokens = replica.open();
        world.users.put(world.user(Role.DEVELOPER, UserStatus.SUSPENDED));
        refuses(text(tokens));
        world.users.put(world.user(Role.VIEWER, UserStatus.ACTIVE));
        assertThat(replica.principal(replica.refresh(text(tokens))).role()).isEqualTo(Role.VIEWER);
    }

    @Test
    void sessionThatEndedHasNoGoodToken() {
        Tokens tokens = replica.open();
        replica.signOut.signOut(replica.principal(tokens));
        refuses(text(tokens));
        assertThat(replica.authentication.authenticate(tokens.access()))
                .isEqualTo(new Identification.Refused(FixedProblem.INVALID_TOKEN));
    }

    @Test
    void unknownSecretOfAnUnknownFamilyEndsNothing() {
        Tokens tokens = replica.open();
        RefreshToken known = tokens.refresh().orElseThrow();
        refuses(RefreshToken.ofNewFamily().text());
        refuses(new RefreshToken(known.secret(), known.familyKey()).text());
        refuses(new RefreshToken(RefreshToken.ofNewFamily().familyKey(), known.secret()).text());
        assertThat(replica.accepts(tokens)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.b", "not a token", "\u0000", "🚀"})
    void textOfAnotherFormIsRefused(String text) {
        refuses(text);
        refuses(text + "A".repeat(87 - text.length()));
        refuses("A".repeat(43) + "." + "A".repeat(42) + "=");
        refuses("x".repeat(1_000_000));
    }

    @Test
    void accessTokenIsNoRefreshToken() {
        Tokens tokens = replica.open();
        refuses(tokens.access());
        assertThat(replica.authentication.authenticate(text(tokens)))
                .isEqualTo(new Identification.Refused(FixedProblem.INVALID_TOKEN));
    }

    @Test
    void tokensAreNotShown() {
        RefreshToken token = RefreshToken.ofNewFamily();
        assertThat(token.toString()).doesNotContain(token.secret(), token.familyKey());
        assertThat(replica.open().toString()).isEqualTo("Tokens[hidden]");
    }

    private void refuses(String text) {
        assertThatThrownBy(() -> replica.refresh(text))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal ->
                                assertThat(refusal.problem())
                                        .isEqualTo(FixedProblem.INVALID_TOKEN));
    }

    private Session session(Tokens tokens) {
        return world.sessions
                .findByFamily(tokens.refresh().orElseThrow().familyHash())
                .orElseThrow()
                .session();
    }

    private static String text(Tokens tokens) {
        return tokens.refresh().orElseThrow().text();
    }
}
