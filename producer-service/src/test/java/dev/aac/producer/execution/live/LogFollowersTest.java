package dev.aac.producer.execution.live;

import static dev.aac.producer.execution.live.LiveSamples.ACME;
import static dev.aac.producer.execution.live.LiveSamples.NOW;
import static dev.aac.producer.execution.live.LiveSamples.OTHER;
import static dev.aac.producer.execution.live.LiveSamples.lines;
import static dev.aac.producer.execution.live.LiveSamples.principal;
import static dev.aac.producer.execution.live.LiveSamples.run;
import static dev.aac.producer.execution.live.LiveSamples.scope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.aac.contract.id.RunRef;
import dev.aac.producer.execution.InMemoryExecutionLogs;
import dev.aac.producer.execution.InMemoryExecutions;
import dev.aac.producer.execution.LogFollowing;
import dev.aac.producer.execution.LogFollowing.Follower;
import dev.aac.producer.identity.Principal;
import dev.aac.producer.identity.Role;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two replicas; the log is followed on one of them. */
@Timeout(30)
class LogFollowersTest {

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Problem FULL =
            new Problem.TooManyLogStreams(LiveReplica.FOLLOWERS_PER_ORGANIZATION);
    private static final Principal READER = principal(ACME, Role.VIEWER);

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final InMemoryExecutions stored = new InMemoryExecutions();
    private final InMemoryExecutionLogs logs = new InMemoryExecutionLogs();
    private final FakeBroker broker = new FakeBroker();
    private final FakeIdentity identity = new FakeIdentity();
    private final LiveReplica other =
            new LiveReplica(stored, logs, new FakeIdentity(), broker.link("other"), clock);
    private final LiveReplica here =
            new LiveReplica(stored, logs, identity, broker.link("here"), clock);
    private final FakeReader reader = new FakeReader();
    private final RunRef run = run("t1");

    @AfterEach
    void stop() {
        here.close();
        other.close();
    }

    private static final class FakeReader implements LogFollowing.Reader {

        volatile boolean gone;
        final CountDownLatch cut = new CountDownLatch(1);

        @Override
        public boolean isGone() {
            return gone;
        }

        @Override
        public void cutOff() {
            cut.countDown();
        }
    }

    private Follower follow() {
        return here.followers.follow(READER, run.runId(), reader);
    }

    private static void assertRefused(Problem why, ThrowingCallable request) {
        assertThatThrownBy(request)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> {
                            Problem problem = refused.problem();
                            assertThat(problem).isEqualTo(why);
                            assertThat(problem.retryAfterSeconds()).isPositive();
                        });
    }

    @Test
    void onlyNewsOfTheOwnRunAndLostOnesWake() {
        Room room = new RoomBuilder(stored, logs, here.threads, clock).build(scope(ACME));
        AtomicInteger woken = new AtomicInteger();
        Room.Ear ear = new Room.Ear(run.runId(), woken::incrementAndGet);
        room.listen(ear);

        room.hear(new LiveNews.Stored(run("t2"), lines(1, 2)));
        assertThat(woken).hasValue(0);
        room.hear(new LiveNews.Stored(run, lines(1, 2)));
        assertThat(woken).hasValue(1);
        room.resync();
        assertThat(woken).hasValue(2);
        room.listenNoMore(ear);
        room.hear(new LiveNews.Stored(run, lines(3, 4)));
        assertThat(woken).hasValue(2);
    }

    /** Being in the organization's room means that the others tell this replica. */
    @Test
    void whatAnotherReplicaWritesWakes() throws InterruptedException {
        Follower follower = follow();

        other.append(scope(ACME), run, lines(1, 2));

        assertThat(here.rooms.organizations()).containsExactly(ACME);
        assertThat(follower.await(LONG)).isTrue();
    }

    @Test
    void placesAreLimitedAndGivenBack() {
        Follower first = follow();
        Follower second = follow();
        assertRefused(FULL, this::follow);
        Principal foreigner = principal(OTHER, Role.VIEWER);
        Follower third = here.followers.follow(foreigner, run("t3").runId(), reader);
        assertRefused(
                FixedProblem.OVERLOADED,
                () -> here.followers.follow(foreigner, run("t3").runId(), reader));

        first.close();
        first.close();
        second.close();
        third.close();

        assertThat(here.rooms.organizations()).isEmpty();
        assertThat(here.followers.all()).isEmpty();
        follow();
        follow();
        assertRefused(FULL, this::follow);
    }

    @Test
    void readerThatIsGoneGivesItsPlaceBack() {
        Follower follower = follow();

        reader.gone = true;

        await().atMost(LONG).until(follower::isOver);
        await().atMost(LONG).until(() -> here.followers.all().isEmpty());
    }

    @Test
    void endOfASessionEndsIt() throws InterruptedException {
        Follower follower = follow();

        identity.revoke(READER);

        assertThat(follower.await(LONG)).isTrue();
        assertThat(follower.isOver()).isTrue();
    }

    @Test
    void endOfTheTokenEndsIt() {
        Instant expiry = READER.expiresAt();
        LogFollower follower = new LogFollower(READER, reader);

        follower.check(expiry.minusMillis(1), System.nanoTime());
        assertThat(follower.isOver()).isFalse();

        follower.check(expiry, System.nanoTime());
        assertThat(follower.isOver()).isTrue();
    }

    @Test
    void readerThatDoesNotTakeWhatIsSentIsCutOff() throws Exception {
        LogFollower follower = new LogFollower(READER, reader);
        follower.send(
                () -> {
                    follower.check(NOW, System.nanoTime());
                    assertThat(reader.cut.getCount()).isOne();
                    follower.check(NOW, System.nanoTime() + LogFollowers.SEND_MAX.toNanos());
                });

        assertThat(reader.cut.getCount()).isZero();
        assertThat(follower.isOver()).isTrue();
    }

    @Test
    void replicaThatGoesEndsThemAndTakesNoMore() throws InterruptedException {
        Follower follower = follow();

        here.followers.stop();

        assertThat(follower.await(LONG)).isTrue();
        assertThat(follower.isOver()).isTrue();
        assertRefused(FixedProblem.OVERLOADED, this::follow);
    }
}
