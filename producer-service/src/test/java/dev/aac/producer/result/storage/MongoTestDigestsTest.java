package dev.aac.producer.result.storage;

import static dev.aac.producer.result.ReportSamples.ACME;
import static dev.aac.producer.result.ReportSamples.GLOBEX;
import static dev.aac.producer.result.ReportSamples.attempt;
import static dev.aac.producer.result.ReportSamples.run;
import static dev.aac.producer.result.ReportSamples.scope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.RandomIds;
import dev.aac.producer.execution.SteppingClock;
import dev.aac.producer.platform.tenancy.GuardedStore;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.result.AttemptDigest;
import dev.aac.producer.result.AttemptDigest.TimedTest;
import dev.aac.producer.result.TestDigests;
import dev.aac.producer.result.TestName;
import dev.aac.producer.result.TestRankings;
import dev.aac.producer.result.TestRankings.FlakyTest;
import dev.aac.producer.result.TestRankings.SlowTest;
import dev.aac.schema.StoreCollection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoTestDigestsTest {

    @RegisterExtension static final GuardedStore STORE = new GuardedStore();

    private static final OrganizationScope SCOPE = scope(ACME);
    private static final OrganizationScope OTHERS = scope(GLOBEX);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final SteppingClock clock = new SteppingClock(NOW);
    private TestDigests digests = StoredResults.digests(STORE);

    @BeforeEach
    void start() {
        STORE.empty();
        digests = StoredResults.digests(STORE);
    }

    private TestRankings.Rankings rankings(OrganizationScope scope, int days) {
        return new TestRankings(digests, clock).of(scope, days);
    }

    private static TestName test(String name) {
        return new TestName("key-" + name, "suite", name);
    }

    private static TimedTest timed(String name, long seconds) {
        return new TimedTest(test(name), Duration.ofSeconds(seconds));
    }

    private static AttemptDigest digest(
            RunRef run, Instant endedAt, List<String> flaky, TimedTest... slowest) {
        return new AttemptDigest(
                run,
                endedAt,
                flaky.stream().map(MongoTestDigestsTest::test).toList(),
                List.of(slowest));
    }

    private static RunRef task(String id) {
        return new RunRef(ACME, new TaskId(id), RandomIds.runId(), 1);
    }

    @Test
    void attemptHasOneDigestAndEachQuestionItsPart() {
        AttemptDigest whole = digest(task("t1"), NOW, List.of("a", "b"), timed("größe", 3));
        digests.add(SCOPE, whole);
        digests.add(SCOPE, digest(whole.run(), NOW, List.of("c")));

        assertThat(digests.latest(SCOPE, NOW, 10))
                .containsExactly(digest(whole.run(), NOW, List.of(), timed("größe", 3)));
        assertThat(digests.latestFlaky(SCOPE, NOW, 10))
                .containsExactly(digest(whole.run(), NOW, List.of("a", "b")));
        assertThat(digests.latest(SCOPE, NOW.plusMillis(1), 10)).isEmpty();
        assertThat(digests.latestFlaky(SCOPE, NOW.plusMillis(1), 10)).isEmpty();
    }

    @Test
    void answersAreTheLatestAndLimited() {
        for (int i = 0; i <= TestDigests.ANSWER_MAX; i++) {
            digests.add(SCOPE, digest(task("t" + i), NOW.plusSeconds(i), List.of(), timed("a", i)));
        }

        assertThat(digests.latest(SCOPE, NOW, 2))
                .extracting(found -> found.run().taskId().value())
                .containsExactly("t200", "t199");
        assertThat(rankings(SCOPE, 1).slowest())
                .singleElement()
                .extracting(SlowTest::attempts)
                .isEqualTo(TestDigests.ANSWER_MAX);
        for (int limit : new int[] {0, TestDigests.ANSWER_MAX + 1}) {
            assertThatThrownBy(() -> digests.latest(SCOPE, NOW, limit))
                    .hasMessage("limit is out of range");
        }
    }

    @Test
    void flakiestIsWhatWasFlakyInMostAttemptsOfTheDays() {
        digests.add(SCOPE, digest(task("t1"), NOW.minusSeconds(30), List.of("a", "b")));
        digests.add(SCOPE, digest(task("t2"), NOW.minusSeconds(20), List.of("a")));
        digests.add(SCOPE, digest(task("t3"), NOW.minusSeconds(10), List.of("c")));
        digests.add(SCOPE, digest(task("old"), NOW.minusSeconds(86_400), List.of("b", "b2")));
        digests.add(SCOPE, digest(task("none"), NOW, List.of(), timed("d", 9)));
        digests.add(OTHERS, digest(run(GLOBEX), NOW, List.of("a", "foreign"), timed("d", 99)));

        assertThat(rankings(SCOPE, 1).flakiest())
                .containsExactly(
                        new FlakyTest(test("a"), new TaskId("t2"), NOW.minusSeconds(20), 2),
                        new FlakyTest(test("c"), new TaskId("t3"), NOW.minusSeconds(10), 1),
                        new FlakyTest(test("b"), new TaskId("t1"), NOW.minusSeconds(30), 1));
        assertThat(rankings(SCOPE, 2).flakiest())
                .extracting(flaky -> flaky.test().name() + flaky.attempts())
                .containsExactly("a2", "b2", "c1", "b21");
        assertThat(rankings(SCOPE, 1).slowest())
                .extracting(slow -> slow.test().name() + " " + slow.longest().toSeconds())
                .containsExactly("d 9");
    }

    @Test
    void slowestIsWhatTookLongestOnAverage() {
        digests.add(
                SCOPE,
                digest(
                        task("t1"),
                        NOW.minusSeconds(9),
                        List.of(),
                        timed("once", 10),
                        timed("often", 8)));
        digests.add(
                SCOPE, digest(task("t2"), NOW, List.of(), timed("often", 11), timed("always", 9)));

        assertThat(rankings(SCOPE, 1).slowest())
                .extracting(
                        slow -> slow.test().name(),
                        slow -> slow.average().toMillis(),
                        SlowTest::attempts,
                        slow -> slow.lastIn().value())
                .containsExactly(
                        tuple("once", 10_000L, 1, "t1"),
                        tuple("often", 9_500L, 2, "t2"),
                        tuple("always", 9_000L, 1, "t2"));
    }

    @Test
    void listsAreLimited() {
        for (int half = 0; half < 2; half++) {
            int first = half * AttemptDigest.EACH_MAX;
            List<String> names =
                    IntStream.range(first, first + AttemptDigest.EACH_MAX)
                            .mapToObj(i -> "t" + i)
                            .toList();
            digests.add(
                    SCOPE,
                    digest(
                            task("r" + half),
                            NOW,
                            names,
                            names.stream().map(name -> timed(name, 1)).toArray(TimedTest[]::new)));
        }

        assertThat(rankings(SCOPE, 1).flakiest()).hasSize(TestRankings.TESTS_MAX);
        assertThat(rankings(SCOPE, 1).slowest()).hasSize(TestRankings.TESTS_MAX);
    }

    @Test
    void deletionTakesAllAttemptsOfOneExecution() {
        RunRef run = task("t1");
        RunRef other = task("t1");
        for (RunRef each : List.of(run, attempt(run, 2), other)) {
            digests.add(SCOPE, digest(each, NOW, List.of("a")));
        }
        digests.deleteAll(OTHERS, run.taskId(), run.runId());
        assertThat(STORE.raw(StoreCollection.TEST_DIGESTS).countDocuments()).isEqualTo(3);

        digests.deleteAll(SCOPE, run.taskId(), run.runId());
        assertThat(digests.latest(SCOPE, NOW, 10))
                .extracting(AttemptDigest::run)
                .containsExactly(other);
    }
}
