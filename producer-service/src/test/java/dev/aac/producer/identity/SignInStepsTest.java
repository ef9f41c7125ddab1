package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.event.CommandStartedEvent;
import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.execution.SteppingClock;
import dev.aac.producer.identity.storage.StoredPeople;
import dev.aac.producer.platform.audit.AuditEvent;
import dev.aac.producer.platform.audit.AuditIntent;
import dev.aac.producer.platform.audit.AuditTrail;
import dev.aac.producer.platform.audit.RecordedTrail;
import dev.aac.producer.platform.limits.storage.MongoWindowCounts;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.GuardedStore;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.watch.Watches;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a refused sign-in waits for, counted: the same steps in the same order and as much hashing,
 * whosever the e-mail is. {@link SignInTimingTest} measures it.
 */
class SignInStepsTest {

    /** What the thread that signs in waits for, in order. */
    private static final List<String> STEPS = new ArrayList<>();

    private static final Thread GUESSER = Thread.currentThread();

    @RegisterExtension static final GuardedStore STORE = new GuardedStore(SignInStepsTest::note);

    private static final int FAILURES = 3;
    private static final int COST = 7;
    private static final String RIGHT = "U*U";
    private static final String WRONG = "Wrong-Horse-9";
    private static final Device HERE = new Device("192.0.2.1", "Browser/1");

    /** The original test vector's: a quarter of the work. */
    private static final PasswordHash CHEAP =
            new PasswordHash("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");

    private final SteppingClock clock = new SteppingClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final AtomicLong rounds = new AtomicLong();
    private final CountedHashing hashing = new CountedHashing();
    private final Users users = new StoredPeople(STORE).users();
    private final PasswordCheck check =
            new PasswordCheck(
                    users,
                    hashing,
                    new SignInLock(
                            new MongoWindowCounts(STORE.storeDatabase()),
                            new SignInLockSettings("" + FAILURES),
                            delay -> STEPS.add("wait " + delay),
                            clock),
                    new SignInEvents(
                            new SimpleMeterRegistry(),
                            new AwaitedTrail(),
                            Watches.signInFailures(new RecordedTrail(), clock)));

    /** Whose e-mail it is. */
    private enum Kind {
        NOBODY,
        STRANGER_TO_THIS_ADDRESS,
        KNOWN_FROM_THIS_ADDRESS,
        SUSPENDED,
        WITHOUT_PASSWORD,
        WITH_A_CHEAPER_HASH,
        RIGHT_WHEN_LOCKED
    }

    /**
     * @param rounds of hashing
     */
    private record Work(List<String> steps, long rounds) {}

    /** On other threads than the one that signs in, nobody waits for the store. */
    private static void note(CommandStartedEvent event) {
        if (Thread.currentThread().equals(GUESSER)) {
            String command = event.getCommandName();
            STEPS.add(command + " " + event.getCommand().getString(command).getValue());
        }
    }

    private final class CountedHashing extends PasswordHashing {

        CountedHashing() {
            super("" + COST);
        }

        @Override
        boolean matches(String password, PasswordHash hash) {
            STEPS.add("hash");
            rounds.addAndGet(1L << hash.cost());
            return super.matches(password, hash);
        }

        @Override
        void spendTheTimeOfACheck(String password) {
            STEPS.add("hash");
            super.spendTheTimeOfACheck(password);
        }

        @Override
        String generate(String password, byte[] salt, int work) {
            rounds.addAndGet(1L << work);
            return super.generate(password, salt, work);
        }
    }

    /** What is recorded aside is waited for by nobody. */
    private static final class AwaitedTrail implements AuditTrail {

        @Override
        public void record(OrganizationScope scope, AuditEvent event) {
            STEPS.add("record " + event.type());
        }

        @Override
        public void recordAside(OrganizationScope scope, AuditEvent event) {
            // Another thread's work.
        }

        @Override
        public AuditIntent intend(OrganizationScope scope, AuditEvent... events) {
            throw new UnsupportedOperationException("a refusal is no act");
        }

        @Override
        public AuditTrail fromHere() {
            return this;
        }

        @Override
        public AuditTrail fromNowhere() {
            return this;
        }
    }

    @AfterEach
    void stop() {
        hashing.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOBODY")
    void everyGuessWaitsForWhatItWaitsForWhenNobodyHasTheEmail(Kind kind) {
        assertThat(guesses(kind)).isEqualTo(guesses(Kind.NOBODY));
    }

    @Test
    void guessWaitsForOneLookUpAndOneCountAndOneHashAndThenForItsDelay() {
        List<Work> guesses = guesses(Kind.NOBODY);
        assertThat(guesses).extracting(Work::rounds).containsOnly(1L << COST);
        assertThat(guesses.get(1).steps())
                .containsExactly(
                        "find users", "findAndModify limit_counts", "hash", "wait PT0.125S");
        assertThat(guesses.get(FAILURES - 1).steps())
                .as("the one that locks")
                .containsSubsequence("hash", "findAndModify limit_counts", "wait PT0.25S");
    }

    /** From the first one to those after the lock. */
    private List<Work> guesses(Kind kind) {
        Email email = email(kind);
        List<Work> guesses = new ArrayList<>();
        for (int number = 1; number <= FAILURES + 2; number++) {
            boolean isRight = kind == Kind.RIGHT_WHEN_LOCKED && number > FAILURES;
            STEPS.clear();
            rounds.set(0);
            assertThatThrownBy(() -> check.user(email, isRight ? RIGHT : WRONG, HERE))
                    .isInstanceOf(ProblemException.class);
            guesses.add(new Work(List.copyOf(STEPS), rounds.get()));
        }
        return guesses;
    }

    private Email email(Kind kind) {
        Email email = new Email(UUID.randomUUID() + "@example.org");
        if (kind == Kind.NOBODY) {
            return email;
        }
        OrganizationId organization = new OrganizationId("0123456789abcdef01234567");
        OrganizationScope scope = OrganizationScope.ofNewOrganization(organization);
        User user =
                new User(
                        users.newId(),
                        organization,
                        email,
                        "Person",
                        Role.VIEWER,
                        kind == Kind.SUSPENDED ? UserStatus.SUSPENDED : UserStatus.ACTIVE,
                        null,
                        clock.instant());
        assertThat(users.insert(scope, user, means(kind, email))).isTrue();
        if (kind == Kind.KNOWN_FROM_THIS_ADDRESS) {
            users.rememberNetwork(scope, user.id(), HERE.network());
        }
        return email;
    }

    private SignInMeans means(Kind kind, Email email) {
        return switch (kind) {
            case WITHOUT_PASSWORD -> new ExternalIdentity(ProviderName.GITHUB, email.value());
            case WITH_A_CHEAPER_HASH -> CHEAP;
            case NOBODY,
                    STRANGER_TO_THIS_ADDRESS,
                    KNOWN_FROM_THIS_ADDRESS,
                    SUSPENDED,
                    RIGHT_WHEN_LOCKED ->
                    hashing.hash(RIGHT);
        };
    }
}
