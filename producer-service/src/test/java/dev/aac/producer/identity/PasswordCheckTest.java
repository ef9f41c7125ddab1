package dev.aac.producer.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.execution.SteppingClock;
import dev.aac.producer.platform.audit.AuditActor;
import dev.aac.producer.platform.audit.AuditEvent;
import dev.aac.producer.platform.audit.RecordedTrail;
import dev.aac.producer.platform.limits.InMemoryWindowCounts;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.StoreAway;
import dev.aac.producer.platform.watch.Watches;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guesses at two replicas that share one store. */
class PasswordCheckTest {

    private static final String RIGHT = "U*U";
    private static final String WRONG = "Wrong-Horse-9";
    private static final Email ADA = new Email("ada@example.org");
    private static final Email NOBODY = new Email("nobody@example.org");
    private static final Device HOME = new Device("192.0.2.1", "Browser/1");
    private static final Device CAFE = new Device("198.51.100.1", "Browser/1");
    private static final Device ATTACKER = new Device("203.0.113.1", "Script/1");
    private static final int FAILURES = 5;

    private final SteppingClock clock = new SteppingClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final InMemoryWindowCounts counts = new InMemoryWindowCounts();
    private final InMemoryUsers users = new InMemoryUsers();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RecordedTrail trail = new RecordedTrail();
    private final RecordedTrail watched = new RecordedTrail();
    private final Queue<Duration> delays = new ConcurrentLinkedQueue<>();
    private final PasswordHashing hashing = new PasswordHashing("4");
    private final PasswordCheck first = replica(hashing);
    private final PasswordCheck second = replica(hashing);
    private final OrganizationScope acme =
            OrganizationScope.ofNewOrganization(new OrganizationId("0123456789abcdef01234567"));
    private final UserId ada = new UserId("1123456789abcdef01234567");

    private PasswordCheck replica(PasswordHashing hashing) {
        return new PasswordCheck(
                users,
                hashing,
                new SignInLock(counts, new SignInLockSettings("" + FAILURES), delays::add, clock),
                new SignInEvents(registry, trail, Watches.signInFailures(watched, clock)));
    }

    @BeforeEach
    void adaHasSignedInFromHome() {
        users.put(
                new User(
                        ada,
                        acme.organizationId(),
                        ADA,
                        "Ada",
                        Role.DEVELOPER,
                        UserStatus.ACTIVE,
                        null,
                        clock.instant()));
        users.rememberNetwork(acme, ada, HOME.network());
    }

    @AfterEach
    void stop() {
        hashing.close();
    }

    @Test
    void rightPasswordPassesFromAnywhere() {
        for (int i = 0; i < 3 * FAILURES; i++) {
            assertThat(first.user(ADA, RIGHT, CAFE).id()).isEqualTo(ada);
            assertThat(first.user(ADA, RIGHT, HOME).id()).isEqualTo(ada);
        }
        assertThat(delays).isEmpty();
    }

    @Test
    void failuresAtAllReplicasLockTheAccountToNewAddresses() {
        fail(first, ADA, 3);
        assertThat(first.user(ADA, RIGHT, CAFE).id()).isEqualTo(ada);
        fail(second, ADA, 2);
        assertRefused(first, ADA, RIGHT, CAFE);
        assertRefused(second, ADA, RIGHT, ATTACKER);
    }

    @Test
    void knownAddressStillGetsIn() {
        fail(first, ADA, 10 * FAILURES);
        assertThat(second.user(ADA, RIGHT, HOME).id()).isEqualTo(ada);
        assertRefused(second, ADA, WRONG, HOME);
        assertRefused(second, ADA, RIGHT, CAFE);
    }

    @Test
    void failuresFromAKnownAddressCountToo() {
        for (int i = 0; i < FAILURES; i++) {
            assertRefused(first, ADA, WRONG, HOME);
        }
        assertRefused(first, ADA, RIGHT, CAFE);
        assertThat(first.user(ADA, RIGHT, HOME).id()).isEqualTo(ada);
    }

    @Test
    void lockLastsFromTheLastFailureThatCounts() {
        fail(first, ADA, FAILURES - 1);
        clock.advance(SignInLock.LOCKED_FOR.minusSeconds(1));
        fail(first, ADA, 1);
        clock.advance(SignInLock.LOCKED_FOR.minusSeconds(1));
        assertRefused(first, ADA, RIGHT, CAFE);
        clock.advance(Duration.ofSeconds(1));
        assertThat(first.user(ADA, RIGHT, CAFE).id()).isEqualTo(ada);
    }

    @Test
    void lockIsNotProlongedByWhoGoesOnGuessing() {
        fail(first, ADA, FAILURES);
        clock.advance(SignInLock.LOCKED_FOR.dividedBy(2));
        fail(second, ADA, 10 * FAILURES);
        clock.advance(SignInLock.LOCKED_FOR.dividedBy(2));
        assertThat(first.user(ADA, RIGHT, CAFE).id()).isEqualTo(ada);
    }

    @Test
    void failuresAreForgottenWithTime() {
        fail(first, ADA, FAILURES - 1);
        clock.advance(SignInLock.LOCKED_FOR);
        fail(first, ADA, FAILURES - 1);
        assertThat(first.user(ADA, RIGHT, CAFE).id()).isEqualTo(ada);
    }

    @Test
    void successDoesNotForgetFailures() {
        fail(first, ADA, FAILURES - 1);
        assertThat(first.user(ADA, RIGHT, HOME).id()).isEqualTo(ada);
        fail(first, ADA, 1);
        assertRefused(first, ADA, RIGHT, CAFE);
    }

    @Test
    void unknownEmailIsTreatedAlike() {
        fail(first, ADA, 2 * FAILURES);
        List<Duration> known = List.copyOf(delays);
        delays.clear();
        fail(first, NOBODY, 2 * FAILURES);
        assertThat(List.copyOf(delays)).isEqualTo(known);
        assertThat(counts.size()).isEqualTo(2);
        assertThat(counts.names("@")).as("an e-mail is stored").isFalse();
        String inHexadecimal = HexFormat.of().formatHex(NOBODY.value().getBytes(UTF_8));
        assertThat(counts.names(inHexadecimal)).as("or one that can be read").isFalse();
    }

    @Test
    void delayGrowsAndStopsGrowing() {
        fail(first, ADA, FAILURES + 3);
        assertThat(delays)
                .extracting(Duration::toMillis)
                .containsExactly(125L, 250L, 500L, 1_000L, 1_000L, 1_000L, 1_000L);
    }

    @Test
    void rightAndWrongWaitAlikeWhileLocked() {
        fail(first, ADA, FAILURES);
        delays.clear();
        assertRefused(first, ADA, RIGHT, CAFE);
        assertRefused(first, ADA, WRONG, CAFE);
        assertThat(delays).hasSize(2).containsOnly(Duration.ofSeconds(1));
    }

    @Test
    void lockIsToldOnceAndOnlyOfAnAccount() {
        fail(first, ADA, 3 * FAILURES);
        fail(second, NOBODY, 3 * FAILURES);
        assertThat(registry.get("aac.accounts.locked").counter().count()).isEqualTo(1);
    }

    @Test
    void refusalsAreRecordedForTheUserThatWasNamedAndForNobodyElse() {
        fail(first, ADA, FAILURES);
        assertRefused(first, ADA, RIGHT, CAFE);
        fail(first, NOBODY, FAILURES);
        assertThat(trail.types())
                .containsExactly(
                        "UserLoginFailed",
                        "UserLoginFailed",
                        "UserLoginFailed",
                        "UserLoginFailed",
                        "UserLoginFailed",
                        "UserAccountLocked",
                        "UserLoginFailed");
        assertThat(trail.events().getFirst().data()).containsEntry("reason", "password");
        assertThat(trail.events().getLast().data()).containsEntry("reason", "locked");
        assertThat(trail.events()).extracting(AuditEvent::actor).containsOnly(AuditActor.NOBODY);
        assertThat(trail.scopes())
                .containsOnly(OrganizationScope.ofNamedUser(acme.organizationId()));
    }

    @Test
    void guessesAtAnAccountAndThoseFromOneNetworkAreWatchedFor() {
        fail(first, ADA, 4);
        assertThat(watched.types()).as("at Ada").containsExactly("SuspiciousActivityDetected");
        for (int i = 0; i < 5; i++) {
            assertRefused(first, NOBODY, WRONG, ATTACKER);
        }
        assertThat(watched.events()).as("nobody's concern").hasSize(1);
        assertRefused(first, ADA, WRONG, ATTACKER);
        assertThat(watched.events()).hasSize(2);
        assertThat(watched.events().getLast().data()).containsEntry("times", "6");
        assertThat(watched.scopes()).containsOnly(acme);
    }

    @Test
    void ofManyGuessesAtOnceNoMoreAreLookedAtThanMayFail() throws Exception {
        AtomicInteger passed = new AtomicInteger();
        List<Callable<Boolean>> guesses = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            PasswordCheck replica = i % 2 == 0 ? first : second;
            Device device = new Device("203.0.113." + i, "Script/1");
            // One in ten is right, each from an address of its own.
            String password = i >= 30 && i % 3 == 0 ? RIGHT : WRONG;
            guesses.add(() -> passes(replica, password, device) && passed.incrementAndGet() > 0);
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> guess : threads.invokeAll(guesses)) {
                guess.get();
            }
        }
        assertThat(passed.get()).isLessThanOrEqualTo(FAILURES);
        assertRefused(first, ADA, RIGHT, CAFE);
    }

    @Test
    void guessThatNobodyHadTheTimeToLookAtDoesNotCount() {
        PasswordHashing takesNoMore = new PasswordHashing("4");
        takesNoMore.close();
        PasswordCheck overloaded = replica(takesNoMore);
        for (int i = 0; i < 2 * FAILURES; i++) {
            assertThatThrownBy(() -> overloaded.user(ADA, RIGHT, CAFE))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refused ->
                                    assertThat(refused.problem())
                                            .isEqualTo(FixedProblem.OVERLOADED));
        }
        assertThat(first.user(ADA, RIGHT, CAFE).id()).isEqualTo(ada);
    }

    @Test
    void cheaperHashIsReplacedOnceItsPasswordIsKnown() {
        PasswordHashing stronger = new PasswordHashing("6");
        PasswordCheck check = replica(stronger);
        assertRefused(check, ADA, WRONG, HOME);
        assertCost(5);
        assertThat(check.user(ADA, RIGHT, HOME).id()).isEqualTo(ada);
        assertCost(6);
        assertThat(first.user(ADA, RIGHT, HOME).id()).isEqualTo(ada);
        assertCost(6);
        stronger.close();
    }

    private void assertCost(int cost) {
        assertThat(users.findByEmail(ADA))
                .map(Users.Credentials::hash)
                .hasValueSatisfying(hash -> assertThat(hash.cost()).isEqualTo(cost));
    }

    @Test
    void withoutTheStoreNobodyIsLetInFromANewAddress() {
        counts.goAway();
        assertThatThrownBy(() -> first.user(ADA, RIGHT, CAFE)).isInstanceOf(StoreAway.class);
    }

    @Test
    void anotherAddressOfTheSameNetworkIsKnown() {
        users.rememberNetwork(acme, ada, new Device("2001:db8:1:2::1", "").network());
        fail(first, ADA, FAILURES);
        assertThat(first.user(ADA, RIGHT, new Device("2001:db8:1:2:3:4:5:6", "")).id())
                .isEqualTo(ada);
        assertRefused(first, ADA, RIGHT, new Device("2001:db8:1:3::1", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "five", "", "1001"})
    void wrongSettingStopsTheStartWithASentence(String wrong) {
        assertThatThrownBy(() -> new SignInLockSettings(wrong))
                .hasMessage("LOCKOUT_FAILURES must be a whole number from 1 to 1000");
    }

    private void fail(PasswordCheck replica, Email email, int times) {
        for (int i = 0; i < times; i++) {
            assertRefused(replica, email, WRONG, new Device("203.0.113." + i, "Script/1"));
        }
    }

    private static boolean passes(PasswordCheck replica, String password, Device device) {
        try {
            replica.user(ADA, password, device);
            return true;
        } catch (ProblemException refused) {
            assertThat(refused.problem()).isEqualTo(FixedProblem.INVALID_CREDENTIALS);
            return false;
        }
    }

    private static void assertRefused(
            PasswordCheck replica, Email email, String password, Device device) {
        assertThatThrownBy(() -> replica.user(email, password, device))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(FixedProblem.INVALID_CREDENTIALS));
    }
}
