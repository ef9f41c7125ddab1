package dev.aac.producer.identity;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.execution.SteppingClock;
import dev.aac.producer.identity.Deaths.Death;
import dev.aac.producer.identity.storage.StoredPeople;
import dev.aac.producer.organization.NewOrganizationPlan;
import dev.aac.producer.organization.OrganizationFounding;
import dev.aac.producer.organization.OrganizationName;
import dev.aac.producer.organization.Organizations;
import dev.aac.producer.organization.Slug;
import dev.aac.producer.organization.storage.StoredOrganizations;
import dev.aac.producer.platform.audit.AuditTrail;
import dev.aac.producer.platform.audit.RecordedTrail;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import dev.aac.producer.platform.tenancy.GuardedStore;
import dev.aac.schema.StoreCollection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.LaunchMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Producers die in the midst of sign-ups, at any one of their calls to the store; what they left is
 * all that the next one has.
 */
class SignUpCrashTest {

    @RegisterExtension static final GuardedStore STORE = new GuardedStore();

    private static final int KILLS_BETWEEN = 50;
    private static final int RACERS = 50;
    private static final int CALLS_MAX = 20;
    private static final String PASSWORD = "Correct-Horse-9";
    private static final Device LAPTOP = new Device("192.0.2.1", "Browser/1");
    private static final Duration SWEPT =
            UserlessOrganizationSweep.AGE_MIN.plus(Duration.ofMinutes(1));

    private final SteppingClock clock = new SteppingClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final PasswordHashing hashing = new PasswordHashing("4");
    private final TokenSettings settings =
            new TokenSettings(
                    Optional.of(SigningSecret.random().value()), "15m", "7d", LaunchMode.TEST);

    @BeforeEach
    void empty() {
        STORE.empty();
    }

    /** A producer over the one store; what it has in memory is lost with it. */
    private final class Producer {

        private final SignUp signUp;
        private final UserlessOrganizationSweep sweep;

        Producer(Deaths deaths) {
            StoredPeople people = new StoredPeople(STORE);
            Users users = deaths.of(Users.class, people.users());
            Sessions sessions = deaths.of(Sessions.class, people.sessions());
            Organizations organizations =
                    deaths.of(Organizations.class, new StoredOrganizations(STORE).organizations());
            AuditTrail trail = deaths.of(AuditTrail.class, new RecordedTrail());
            TokenIssuing issuing =
                    new TokenIssuing(new AccessTokens(settings, clock), settings, clock);
            SessionEvents events = new SessionEvents(new SimpleMeterRegistry(), trail);
            signUp =
                    new SignUp(
                            new OrganizationFounding(
                                    organizations, new NewOrganizationPlan("free"), clock),
                            organizations,
                            new UserRegistration(users, hashing, trail),
                            new SessionOpening(sessions, users, issuing, events),
                            clock);
            sweep = new UserlessOrganizationSweep(organizations, users, clock);
        }
    }

    @Test
    void emailsAreFreeOrSignedUpAndNoOrganizationIsLeftWhereverProducersDied() {
        List<SignUp.Wish> broken = new ArrayList<>();
        int asked = 0;
        int between = 0;
        for (int round = 0; between < KILLS_BETWEEN; round++) {
            int kills = broken.size();
            for (int call = 1; call <= CALLS_MAX; call++) {
                for (Deaths deaths : List.of(Deaths.before(call), Deaths.after(call))) {
                    SignUp.Wish wish = wish(asked++, round % 2 == 0);
                    int organizations = count(StoreCollection.ORGANIZATIONS);
                    int users = count(StoreCollection.USERS);
                    if (diesIn(wish, deaths)) {
                        broken.add(wish);
                        boolean founded = count(StoreCollection.ORGANIZATIONS) > organizations;
                        between += founded && count(StoreCollection.USERS) == users ? 1 : 0;
                    }
                }
            }
            assertThat(broken).as("kills in a round").hasSizeGreaterThan(kills + 10);
        }
        clock.advance(SWEPT);
        sweepThatDiesAndIsBegunAgain();

        assertThat(userless()).isEmpty();
        broken.forEach(this::assertUsable);
        assertThat(userless()).isEmpty();
    }

    @Test
    void whoWasBrokenOffMaySignUpAtOnceWithTheSameEmail() {
        for (int call = 1; call <= CALLS_MAX; call++) {
            SignUp.Wish wish = wish(call, false);
            if (diesIn(wish, Deaths.before(call))) {
                assertUsable(wish);
            }
        }
        clock.advance(SWEPT);
        new Producer(Deaths.none()).sweep.sweep();
        assertThat(userless()).isEmpty();
    }

    @Test
    void ofManySignUpsAtOnceWithOneEmailOneIsLeftThoughHalfOfTheProducersDie() throws Exception {
        Random random = new Random(7);
        List<Callable<Boolean>> racers = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            Deaths deaths =
                    i % 2 == 0 ? Deaths.none() : Deaths.before(1 + random.nextInt(CALLS_MAX / 2));
            Producer producer = new Producer(deaths);
            racers.add(() -> signsUp(producer, wish(0, false)));
        }
        int signedUp = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> racer : threads.invokeAll(racers)) {
                signedUp += racer.get() ? 1 : 0;
            }
        }
        clock.advance(SWEPT);
        new Producer(Deaths.none()).sweep.sweep();

        assertThat(signedUp).isLessThanOrEqualTo(1);
        assertThat(count(StoreCollection.USERS)).isEqualTo(1);
        assertThat(count(StoreCollection.ORGANIZATIONS)).isEqualTo(1);
        assertThat(userless()).isEmpty();
        assertUsable(wish(0, false));
    }

    @Test
    void signUpUnderWayIsNotSwept() {
        Set<ObjectId> founded = Set.of();
        for (int call = 1; founded.isEmpty(); call++) {
            assertThat(diesIn(wish(call, false), Deaths.after(call))).isTrue();
            founded = userless();
        }
        clock.advance(UserlessOrganizationSweep.AGE_MIN.minusSeconds(1));
        assertThat(new Producer(Deaths.none()).sweep.sweep()).isZero();
        assertThat(userless()).isEqualTo(founded);
    }

    private boolean diesIn(SignUp.Wish wish, Deaths deaths) {
        try {
            SignedIn _ = new Producer(deaths).signUp.signUp(wish, LAPTOP);
            return false;
        } catch (Death _) {
            return true;
        }
    }

    private static boolean signsUp(Producer producer, SignUp.Wish wish) {
        try {
            SignedIn _ = producer.signUp.signUp(wish, LAPTOP);
            return true;
        } catch (Death _) {
            return false;
        } catch (ProblemException refused) {
            assertThat(refused.problem()).isEqualTo(FixedProblem.EMAIL_TAKEN);
            return false;
        }
    }

    private void sweepThatDiesAndIsBegunAgain() {
        for (int call = 1; call <= CALLS_MAX; call++) {
            try {
                new Producer(Deaths.after(call)).sweep.sweep();
            } catch (Death _) {
                // The next one goes on.
            }
        }
        new Producer(Deaths.none()).sweep.sweep();
    }

    /** Either it is somebody's who can come in, or it can be signed up. */
    private void assertUsable(SignUp.Wish wish) {
        StoredPeople people = new StoredPeople(STORE);
        Optional<Users.Credentials> known = people.users().findByEmail(wish.email());
        if (known.isPresent()) {
            assertThat(hashing.matches(PASSWORD, requireNonNull(known.get().hash()))).isTrue();
            ObjectId organization = new ObjectId(known.get().user().organizationId().value());
            assertThat(ids(StoreCollection.ORGANIZATIONS, "_id")).contains(organization);
        } else {
            assertThat(new Producer(Deaths.none()).signUp.signUp(wish, LAPTOP).user().email())
                    .isEqualTo(wish.email());
        }
    }

    /** The organizations without a user. */
    private static Set<ObjectId> userless() {
        Set<ObjectId> userless = ids(StoreCollection.ORGANIZATIONS, "_id");
        userless.removeAll(ids(StoreCollection.USERS, "organizationId"));
        return userless;
    }

    private static Set<ObjectId> ids(StoreCollection kind, String field) {
        Set<ObjectId> ids = new HashSet<>();
        STORE.raw(kind).find().forEach(document -> ids.add(document.getObjectId(field)));
        return ids;
    }

    private static int count(StoreCollection kind) {
        return (int) STORE.raw(kind).countDocuments(new Document());
    }

    private static SignUp.Wish wish(int number, boolean withSlug) {
        return new SignUp.Wish(
                new Email("person" + number + "@example.org"),
                PASSWORD,
                "Person",
                new OrganizationName("Organization " + number),
                withSlug ? new Slug("organization-of-" + number) : null);
    }
}
