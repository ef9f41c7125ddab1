package dev.aac.producer.execution;

import static dev.aac.producer.execution.ExecutionSamples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.MonthlyRuns.Counting;
import dev.aac.producer.execution.MonthlyRuns.OpenMonth;
import dev.aac.producer.execution.MonthlyRuns.OpenRun;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link MonthlyRuns} must show; it starts empty. */
public abstract class MonthlyRunsContract {

    private static final OrganizationScope ACME = ExecutionWorld.scope(ExecutionWorld.ACME);
    private static final OrganizationScope GLOBEX = ExecutionWorld.scope(ExecutionWorld.GLOBEX);
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final YearMonth APRIL = YearMonth.of(2026, 4);
    private static final Instant CHECK = NOW.plusSeconds(60);

    /** The same one during a test. */
    protected abstract MonthlyRuns runs();

    @Test
    void runsAreCountedUpToTheLimit() {
        assertThat(count(ACME, MARCH, run(), 2)).isEqualTo(new Counting.Counted());
        assertThat(count(ACME, MARCH, run(), 2)).isEqualTo(new Counting.Counted());
        assertThat(count(ACME, MARCH, run(), 2)).isEqualTo(new Counting.Full(2));
        assertThat(count(ACME, MARCH, run(), 1)).isEqualTo(new Counting.Full(2));
        assertThat(count(ACME, MARCH, run(), 3)).isEqualTo(new Counting.Counted());
    }

    @Test
    void limitOfNoneAllowsNone() {
        assertThat(used(MARCH)).isZero();
        assertThat(count(ACME, MARCH, run(), 0)).isEqualTo(new Counting.Full(0));
    }

    @Test
    void monthsAndOrganizationsAreCountedApart() {
        count(ACME, MARCH, run(), 1);

        assertThat(count(ACME, APRIL, run(), 1)).isEqualTo(new Counting.Counted());
        assertThat(count(GLOBEX, MARCH, run(), 1)).isEqualTo(new Counting.Counted());
    }

    @Test
    void storedRunStaysCountedAndIsOpenNoMore() {
        OpenRun run = run();
        count(ACME, MARCH, run, 1);
        assertThat(runs().open(ACME, MARCH)).containsExactly(run);

        runs().close(ACME, MARCH, run.runId(), true);
        runs().close(ACME, MARCH, run.runId(), false);

        assertThat(runs().open(ACME, MARCH)).isEmpty();
        assertThat(used(MARCH)).isEqualTo(1);
    }

    @Test
    void runThatWasNotStoredIsGivenBackOnce() {
        OpenRun refused = run();
        count(ACME, MARCH, run(), 2);
        count(ACME, MARCH, refused, 2);

        runs().close(ACME, MARCH, refused.runId(), false);
        runs().close(ACME, MARCH, refused.runId(), false);

        assertThat(used(MARCH)).isEqualTo(1);
    }

    @Test
    void unknownRunIsLeftAlone() {
        runs().close(ACME, MARCH, run().runId(), true);
        runs().close(ACME, MARCH, run().runId(), false);
        runs().lapse(ACME, MARCH, run(), CHECK);
        count(ACME, MARCH, run(), 1);
        runs().close(GLOBEX, MARCH, run().runId(), false);

        assertThat(used(MARCH)).isEqualTo(1);
    }

    @Test
    void lapsedRunIsGivenBackAndLookedForOnceMore() {
        OpenRun run = run();
        count(ACME, MARCH, run, 1);

        runs().lapse(ACME, MARCH, run, CHECK.plusSeconds(60));
        runs().lapse(ACME, MARCH, run, CHECK);

        assertThat(used(MARCH)).isZero();
        assertThat(runs().open(ACME, MARCH))
                .containsExactly(
                        new OpenRun(run.runId(), run.taskId(), false, CHECK.plusSeconds(60)));
    }

    @Test
    void lapsedRunThatNeverCameIsForgotten() {
        OpenRun run = run();
        count(ACME, MARCH, run, 1);
        runs().lapse(ACME, MARCH, run, CHECK);

        runs().close(ACME, MARCH, run.runId(), false);

        assertThat(runs().open(ACME, MARCH)).isEmpty();
        assertThat(used(MARCH)).isZero();
    }

    @Test
    void lapsedRunThatCameAfterAllCountsEvenBeyondTheLimit() {
        OpenRun late = run();
        count(ACME, MARCH, late, 1);
        runs().lapse(ACME, MARCH, late, CHECK);
        OpenRun other = run();
        count(ACME, MARCH, other, 1);

        runs().close(ACME, MARCH, late.runId(), true);

        assertThat(used(MARCH)).isEqualTo(2);
        assertThat(runs().open(ACME, MARCH)).containsExactly(other);
    }

    @Test
    void monthsWithOverdueRunsAreFoundOnce() {
        count(ACME, MARCH, run(CHECK), 10);
        count(ACME, MARCH, run(CHECK.plusMillis(1)), 10);
        count(GLOBEX, APRIL, run(CHECK), 10);
        count(GLOBEX, MARCH, run(CHECK.plusMillis(9)), 10);

        assertThat(runs().overdue(CHECK, MonthlyRuns.ANSWER_MAX)).isEmpty();
        assertThat(runs().overdue(CHECK.plusMillis(1), 10))
                .containsExactlyInAnyOrder(
                        new OpenMonth(ACME, MARCH), new OpenMonth(GLOBEX, APRIL));
        assertThat(runs().overdue(CHECK.plusMillis(1), 1)).hasSize(1);
        assertThat(runs().overdue(CHECK.plusMillis(10), 10))
                .containsExactlyInAnyOrder(
                        new OpenMonth(ACME, MARCH),
                        new OpenMonth(GLOBEX, APRIL),
                        new OpenMonth(GLOBEX, MARCH));
        assertThatThrownBy(() -> runs().overdue(CHECK, MonthlyRuns.ANSWER_MAX + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void openRunsAreBounded() {
        for (int i = 0; i < MonthlyRuns.OPEN_MAX; i++) {
            assertThat(count(ACME, MARCH, run(), 10_000)).isEqualTo(new Counting.Counted());
        }
        assertThat(count(ACME, MARCH, run(), 10_000)).isEqualTo(new Counting.Crowded());

        runs().close(ACME, MARCH, runs().open(ACME, MARCH).getFirst().runId(), true);

        assertThat(count(ACME, MARCH, run(), 10_000)).isEqualTo(new Counting.Counted());
    }

    @Test
    void racersGetExactlyWhatIsLeft() throws Exception {
        int racers = 64;
        int limit = 20;
        List<Counting> answers = atOnce(racers, () -> count(ACME, MARCH, run(), limit));

        assertThat(answers).filteredOn(Counting.Counted.class::isInstance).hasSize(limit);
        assertThat(answers)
                .filteredOn(answer -> !(answer instanceof Counting.Counted))
                .containsOnly(new Counting.Full(limit));
    }

    @Test
    void racersCloseARunOnce() throws Exception {
        OpenRun run = run();
        count(ACME, MARCH, run(), 5);
        count(ACME, MARCH, run, 5);

        atOnce(
                16,
                () -> {
                    runs().close(ACME, MARCH, run.runId(), false);
                    return true;
                });

        assertThat(used(MARCH)).isEqualTo(1);
    }

    private Counting count(OrganizationScope scope, YearMonth month, OpenRun run, int limit) {
        return runs().count(scope, month, run, limit);
    }

    private int used(YearMonth month) {
        return runs().used(ACME, month);
    }

    private static OpenRun run() {
        return run(CHECK);
    }

    private static OpenRun run(Instant checkAt) {
        return new OpenRun(RandomIds.runId(), new TaskId("t1"), true, checkAt);
    }

    private static <T> List<T> atOnce(int racers, Callable<T> race) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> answers = new ArrayList<>();
            List<Callable<T>> all = new ArrayList<>();
            for (int i = 0; i < racers; i++) {
                all.add(race);
            }
            for (Future<T> answer : threads.invokeAll(all)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
