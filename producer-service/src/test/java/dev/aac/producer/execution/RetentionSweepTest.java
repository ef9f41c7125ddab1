package dev.aac.producer.execution;

import static dev.aac.producer.execution.ExecutionSamples.ACME;
import static dev.aac.producer.execution.ExecutionSamples.LOGS;
import static dev.aac.producer.execution.ExecutionSamples.NOW;
import static dev.aac.producer.execution.ExecutionSamples.TOKEN;
import static dev.aac.producer.execution.ExecutionWorld.GLOBEX;
import static dev.aac.producer.execution.ExecutionWorld.scope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.LogStream;
import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.storage.MongoExecutionLogs;
import dev.aac.producer.execution.storage.MongoExecutions;
import dev.aac.producer.execution.storage.MongoRemovals;
import dev.aac.producer.execution.storage.StoredCollections;
import dev.aac.producer.organization.InMemoryOrganizations;
import dev.aac.producer.organization.Organization;
import dev.aac.producer.organization.OrganizationName;
import dev.aac.producer.organization.Plan;
import dev.aac.producer.organization.Retention;
import dev.aac.producer.organization.Slug;
import dev.aac.producer.platform.problem.DetailsRemoved;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ProblemException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On the real store, with what others keep replaced by a list of what is to go. */
class RetentionSweepTest {

    private static final StoredCollections STORE = new StoredCollections();
    private static final Duration RETAKEN = DetailsRemoval.TAKEN_UP_AFTER.plusSeconds(1);

    private final StoredCollections collections = STORE.empty();
    private final Executions executions = new MongoExecutions(collections.executions());
    private final ExecutionLogs logs = new MongoExecutionLogs(collections.logChunks());
    private final Removals removals = new MongoRemovals(collections.executions());
    private final InMemoryOrganizations organizations = new InMemoryOrganizations();
    private final SteppingClock clock = new SteppingClock(NOW);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<RunRef> gone = new ArrayList<>();
    private final RetentionSweep sweep = sweep("14");
    private boolean placeIsAway;

    @AfterAll
    static void stop() {
        STORE.close();
    }

    @BeforeEach
    void acmeIsFreeAndGlobexATeam() {
        found(ACME, Plan.FREE);
        found(GLOBEX, Plan.TEAM);
    }

    private void found(OrganizationId id, Plan plan) {
        Organization organization =
                new Organization(
                        id,
                        new OrganizationName("Organization"),
                        new Slug("org-" + id),
                        plan,
                        plan.limits(),
                        NOW,
                        NOW);
        assertThat(organizations.insert(scope(id), organization)).isTrue();
    }

    private RetentionSweep sweep(String freeDays) {
        RetentionMetrics metrics = new RetentionMetrics(registry, clock);
        RunRemains remains =
                (_, run) -> {
                    if (placeIsAway) {
                        throw new ProblemException(FixedProblem.STORE_UNAVAILABLE);
                    }
                    gone.add(run);
                };
        return new RetentionSweep(
                organizations,
                new Retention(freeDays, "90", "0"),
                new DetailsRemoval(removals, logs, List.of(remains), metrics, clock),
                metrics,
                clock);
    }

    @Test
    void whatEndedLongerAgoThanThePlanSaysLosesItsDetailsAndNothingElse() {
        Execution old = ended(ACME, "old", Duration.ofDays(14).plusSeconds(1));
        Execution young = ended(ACME, "young", Duration.ofDays(14).minusSeconds(1));
        Execution theirs = ended(GLOBEX, "theirs", Duration.ofDays(89));
        Execution running = moved(accepted(ACME, "running", Duration.ofDays(30)));
        keep(running);

        sweep.sweep();
        sweep.sweep();

        assertThat(gone).containsExactly(old.currentRun());
        assertThat(hasLog(old)).isFalse();
        assertThat(List.of(hasLog(young), hasLog(theirs), hasLog(running))).doesNotContain(false);
        Execution left = stored(old);
        assertThat(left.progress()).isEqualTo(old.progress());
        assertThat(left.version()).isEqualTo(old.version() + 1);
        assertThatThrownBy(left::requireDetails)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        said -> assertThat(said.problem()).isEqualTo(new DetailsRemoved(NOW)));
        assertThat(List.of(stored(young), stored(theirs), stored(running)))
                .containsExactly(young, theirs, running);
        assertThat(count("aac.retention.executions")).isEqualTo(1);
        assertThat(count("aac.retention.log.bytes")).isEqualTo((double) LOGS.bytes());
        assertThat(overdueSeconds()).isZero();
    }

    @Test
    void planOfNowCounts() {
        Execution ours = ended(ACME, "ours", Duration.ofDays(15));
        Execution theirs = ended(GLOBEX, "theirs", Duration.ofDays(15));
        assertThat(organizations.changePlan(scope(ACME), Plan.FREE, Plan.ENTERPRISE, NOW)).isTrue();
        assertThat(organizations.changePlan(scope(GLOBEX), Plan.TEAM, Plan.FREE, NOW)).isTrue();

        sweep.sweep();

        assertThat(hasLog(ours)).isTrue();
        assertThat(hasLog(theirs)).isFalse();
    }

    @Test
    void noDaysMeanForEver() {
        Execution old = ended(ACME, "old", Duration.ofDays(4_000));

        sweep("0").sweep();

        assertThat(stored(old)).isEqualTo(old);
        assertThat(hasLog(old)).isTrue();
    }

    /** A worker's clock may say anything. */
    @Test
    void whatWasAcceptedLatelyIsKeptWheneverItEnded() {
        Execution odd =
                end(accepted(ACME, "odd", Duration.ofDays(1)), NOW.minusSeconds(99_999_999));
        keep(odd);

        sweep.sweep();

        assertThat(hasLog(odd)).isTrue();
    }

    @Test
    void manyGoInOneRoundTheOldestFirst() {
        int many = Removals.ANSWER_MAX + 1;
        for (int i = 0; i < many; i++) {
            Duration ago = Duration.ofDays(15).plusSeconds(i * 7L % many);
            insert(end(accepted(ACME, "t" + i, ago), NOW.minus(ago)));
        }

        sweep.sweep();

        List<Instant> ends =
                gone.stream()
                        .map(run -> executions.find(scope(ACME), run.taskId()).orElseThrow())
                        .map(left -> left.submission().createdAt())
                        .toList();
        assertThat(ends).hasSize(many).isSorted();
    }

    @Test
    void removalOfAnotherReplicaIsLeftToItUntilItIsTooLate() {
        Execution old = ended(ACME, "old", Duration.ofDays(15));
        Instant checkAt = NOW.plus(DetailsRemoval.TAKEN_UP_AFTER);
        assertThat(removals.begin(scope(ACME), old, NOW, checkAt)).isTrue();
        assertThat(removals.begin(scope(ACME), old, NOW, checkAt)).isFalse();

        sweep.sweep();
        assertThat(hasLog(old)).as("the other one is at it").isTrue();

        clock.advance(RETAKEN);
        sweep.sweep();
        assertThat(hasLog(old)).isFalse();
        assertThat(gone).containsExactly(old.currentRun());
        assertThat(stored(old).detailsRemovedAt()).isEqualTo(NOW);

        clock.advance(RETAKEN);
        sweep.sweep();
        assertThat(gone).hasSize(1);
        assertThat(removals.end(scope(ACME), old)).isFalse();
    }

    @Test
    void placeThatIsAwayStopsTheRoundAndTheRestIsRemovedLater() {
        Execution first = ended(ACME, "first", Duration.ofDays(16));
        Execution second = ended(ACME, "second", Duration.ofDays(15));
        placeIsAway = true;

        sweep.sweepWhileAllAnswer();
        assertThat(hasLog(first)).isFalse();
        assertThat(hasLog(second)).as("nothing more is begun").isTrue();
        assertThat(gone).isEmpty();
        assertThat(count("aac.retention.executions")).isZero();
        assertThat(overdueSeconds()).isEqualTo((double) Duration.ofDays(2).toSeconds());

        placeIsAway = false;
        clock.advance(RETAKEN);
        sweep.sweepWhileAllAnswer();

        assertThat(gone).containsExactlyInAnyOrder(first.currentRun(), second.currentRun());
        assertThat(overdueSeconds()).isZero();
    }

    @Test
    void whatIsDeletedMeanwhileIsNoHindrance() {
        Execution old = ended(ACME, "old", Duration.ofDays(15));
        assertThat(removals.begin(scope(ACME), old, NOW, NOW)).isTrue();
        assertThat(executions.delete(scope(ACME), old.taskId())).isTrue();
        clock.advance(RETAKEN);

        sweep.sweep();

        assertThat(gone).isEmpty();
    }

    @Test
    void answersAreLimited() {
        int most = Removals.ANSWER_MAX;
        assertThat(removals.due(scope(ACME), NOW, most)).isEmpty();
        assertThat(removals.unfinished(NOW, most)).isEmpty();
        for (int limit : new int[] {0, most + 1}) {
            assertThatThrownBy(() -> removals.due(scope(ACME), NOW, limit))
                    .hasMessage("limit is out of range");
            assertThatThrownBy(() -> removals.unfinished(NOW, limit))
                    .hasMessage("limit is out of range");
        }
    }

    private static Execution accepted(OrganizationId organization, String task, Duration ago) {
        return ExecutionSamples.acceptedAt(NOW.minus(ago), organization, new TaskId(task), 0);
    }

    private static Execution moved(Execution accepted) {
        SlotKey slot = new SlotKey(accepted.organizationId(), 0);
        Execution sent = ExecutionRichSamples.moved(accepted, new RunEvent.Sent(slot));
        return ExecutionRichSamples.moved(sent, ExecutionSamples.claim(1, TOKEN));
    }

    private static Execution end(Execution accepted, Instant at) {
        return ExecutionRichSamples.moved(moved(accepted), new RunEvent.Exited(TOKEN, at, 0, LOGS));
    }

    private Execution ended(OrganizationId organization, String task, Duration ago) {
        Execution ended = end(accepted(organization, task, ago), NOW.minus(ago));
        keep(ended);
        return ended;
    }

    /** With a line of its log. */
    private void keep(Execution execution) {
        insert(execution);
        logs.append(
                scope(execution.organizationId()),
                execution.currentRun(),
                List.of(new LogLine(1, LogStream.STDOUT, NOW, "line", false)));
    }

    private void insert(Execution execution) {
        assertThat(executions.insert(scope(execution.organizationId()), execution)).isTrue();
    }

    private boolean hasLog(Execution execution) {
        return !logs.read(scope(execution.organizationId()), execution.currentRun(), 1, 1)
                .isEmpty();
    }

    private Execution stored(Execution execution) {
        return executions.find(scope(execution.organizationId()), execution.taskId()).orElseThrow();
    }

    private double count(String name) {
        return registry.get(name).counter().count();
    }

    private double overdueSeconds() {
        return registry.get("aac.retention.overdue").timeGauge().value(TimeUnit.SECONDS);
    }
}
