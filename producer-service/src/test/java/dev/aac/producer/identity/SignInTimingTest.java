package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.identity.TimedRounds.Timing;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Who guesses a password learns neither from the answer nor from its time who has an account.
 * {@link SignInStepsTest} counts what the time is spent on.
 */
@QuarkusTest
@Tag("serial")
@TestProfile(SignInTimingTest.WithSlowHashes.class)
class SignInTimingTest {

    /** Of four kinds one sign-in each: 200. */
    private static final int ROUNDS_MIN = 50;

    /** More rounds, where the machine does something else meanwhile: noise goes, a leak stays. */
    private static final int ROUNDS_MAX = 200;

    private static final int ROUNDS_OF_PLANTED = 12;
    private static final int WARM_UPS = 10;
    private static final double PART_OF_A_HASH = 0.05;
    private static final String RIGHT = "Correct-Horse-9";
    private static final String WRONG = "Wrong-Horse-9";
    private static final Device HERE = new Device("127.0.0.1", "");
    private static final int UNAUTHORIZED = 401;
    private static final Logger LOG = Logger.getLogger(SignInTimingTest.class);

    /** The original bcrypt test vector's: a sixteenth of the work. */
    private static final PasswordHash CHEAP =
            new PasswordHash("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");

    @Inject Users users;
    @Inject PasswordHashing hashing;
    @Inject SignInLock lock;
    @Inject SignInLockSettings lockSettings;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What is timed: a sign-in with the e-mail of somebody, unless something else is said. */
    private enum Kind {
        NOBODY,
        NEVER_SIGNED_IN,
        SIGNED_IN_FROM_HERE,
        WITH_A_CHEAPER_HASH,
        /** Planted: of nobody, and a hash more. */
        A_HASH_MORE,
        /** No sign-in. */
        A_HASH
    }

    /** What a client gets, and after which time. */
    private record Heard(String bytes, long nanos) {}

    private OrganizationId organization;
    private PasswordHash hash;

    @BeforeEach
    void prepare() throws Exception {
        organization = new OrganizationId(SignedUp.anew().organizationId());
        hash = hashing.hash(RIGHT);
        for (int i = 0; i < WARM_UPS; i++) {
            heard(email(Kind.NOBODY), WRONG);
        }
    }

    @Test
    void unknownEmailsAreRefusedLikeKnownOnesInBytesAndTime() throws Exception {
        Set<Kind> kinds =
                Set.of(
                        Kind.NOBODY,
                        Kind.NEVER_SIGNED_IN,
                        Kind.SIGNED_IN_FROM_HERE,
                        Kind.WITH_A_CHEAPER_HASH);
        assertThat(apart(kinds, ROUNDS_MIN, ROUNDS_MAX)).isLessThanOrEqualTo(PART_OF_A_HASH);
    }

    /** The same judge finds a leak. */
    @Test
    void hashMoreIsFound() throws Exception {
        Set<Kind> kinds = Set.of(Kind.NOBODY, Kind.A_HASH_MORE);
        assertThat(apart(kinds, ROUNDS_OF_PLANTED, ROUNDS_OF_PLANTED))
                .isGreaterThan(PART_OF_A_HASH);
    }

    /** Each is refused after the same delay, however right the password is. */
    @Test
    void lockedAccountIsRefusedLikeALockedEmailOfNobody() throws Exception {
        Email nobody = email(Kind.NOBODY);
        Email somebody = email(Kind.NEVER_SIGNED_IN);
        for (int i = 0; i < lockSettings.failures(); i++) {
            assertThat(lock.failed(lock.count(somebody)))
                    .isEqualTo(lock.failed(lock.count(nobody)));
        }

        String bytes = heard(nobody, WRONG).bytes();

        assertThat(heard(somebody, WRONG).bytes()).isEqualTo(bytes);
        assertThat(heard(somebody, RIGHT).bytes()).isEqualTo(bytes);
    }

    /**
     * By which part of a hash the medians differ, after the fewest rounds or any number of them up
     * to the most after which that is little enough.
     *
     * @throws AssertionError when any two answers differ
     */
    private double apart(Set<Kind> kinds, int roundsMin, int roundsMax) throws Exception {
        TimedRounds<Kind> rounds = new TimedRounds<>(Kind.NOBODY, Kind.A_HASH);
        String bytes = heard(email(Kind.NOBODY), WRONG).bytes();
        do {
            rounds.add(round(kinds, bytes));
        } while (rounds.count() < roundsMin
                || (rounds.count() < roundsMax && rounds.apart() > PART_OF_A_HASH));
        LOG.infof("After %d rounds: %s", rounds.count(), rounds);
        return rounds.apart();
    }

    /** Accounts are made before anything is timed, so that none is timed after more work. */
    private Map<Kind, Timing> round(Set<Kind> kinds, String bytes) {
        Map<Kind, Email> emails = new EnumMap<>(Kind.class);
        kinds.forEach(kind -> emails.put(kind, email(kind)));
        Map<Kind, Timing> timings = new LinkedHashMap<>();
        emails.forEach((kind, email) -> timings.put(kind, () -> time(kind, email, bytes)));
        timings.put(Kind.A_HASH, this::timeOfAHash);
        return timings;
    }

    private long time(Kind kind, Email email, String bytes) throws Exception {
        Heard heard = heard(email, WRONG);
        assertThat(heard.bytes()).as("%s", kind).isEqualTo(bytes);
        return heard.nanos() + (kind == Kind.A_HASH_MORE ? timeOfAHash() : 0);
    }

    private long timeOfAHash() {
        long begun = System.nanoTime();
        hashing.spendTheTimeOfACheck(WRONG);
        return System.nanoTime() - begun;
    }

    /** An address of its own for each guess: a second one would be delayed. */
    private Email email(Kind kind) {
        Email email = new Email(UUID.randomUUID() + "@example.org");
        switch (kind) {
            case NOBODY, A_HASH_MORE, A_HASH -> {
                // Nobody's it stays.
            }
            case NEVER_SIGNED_IN -> insert(email, hash);
            case WITH_A_CHEAPER_HASH -> insert(email, CHEAP);
            case SIGNED_IN_FROM_HERE ->
                    users.rememberNetwork(scope(), insert(email, hash), HERE.network());
        }
        return email;
    }

    private UserId insert(Email email, PasswordHash means) {
        User user =
                new User(
                        users.newId(),
                        organization,
                        email,
                        "Person",
                        Role.VIEWER,
                        UserStatus.ACTIVE,
                        null,
                        Instant.now());
        assertThat(users.insert(scope(), user, means)).isTrue();
        return user.id();
    }

    private OrganizationScope scope() {
        return OrganizationScope.ofVerifiedToken(organization);
    }

    private Heard heard(Email email, String password) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:%d/api/auth/login"
                                                .formatted(RestAssured.port)))
                        .header("Content-Type", "application/json")
                        // Or else each answer would be another.
                        .header("X-Correlation-Id", "the-same")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"email\":\"%s\",\"password\":\"%s\"}"
                                                .formatted(email.value(), password)))
                        .build();
        long begun = System.nanoTime();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        long nanos = System.nanoTime() - begun;
        assertThat(answer.statusCode()).isEqualTo(UNAUTHORIZED);
        return new Heard(answer.headers().map() + answer.body(), nanos);
    }

    /** With one compiler a hash takes as long as it does outside tests with both, at 2^10. */
    public static final class WithSlowHashes implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("aac.identity.password-salt-rounds", "9");
        }
    }
}
