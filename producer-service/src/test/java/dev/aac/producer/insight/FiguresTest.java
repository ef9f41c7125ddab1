package dev.aac.producer.insight;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.Progress;
import dev.aac.producer.platform.tenancy.GuardedStore;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.schema.StoreCollection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Sixty days of three organizations, counted by replicas that die and delete, against what the
 * executions themselves say, sorted and without buckets.
 */
class FiguresTest {

    @RegisterExtension static final GuardedStore STORE = new GuardedStore();

    private static final List<OrganizationId> ORGANIZATIONS =
            List.of(
                    new OrganizationId("64b000000000000000000001"),
                    new OrganizationId("64b000000000000000000002"),
                    new OrganizationId("64b000000000000000000003"));

    /** All organizations use the same names. */
    private static final List<String> IMAGES = List.of("qa.example:5000/shop/tests:1.2", "api");

    private static final List<ExecutionStatus> VERDICTS =
            Arrays.stream(ExecutionStatus.values()).filter(ExecutionStatus::isFinal).toList();

    private static final int DAYS = 60;
    private static final int RUNS_A_DAY_MAX = 4;
    private static final int REPLICAS = 3;
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 31);
    private static final Instant NOW =
            FIRST.plusDays(DAYS - 1).atTime(23, 59).toInstant(ZoneOffset.UTC);
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final double PERCENT = 100;

    private final FigureWorld world = new FigureWorld(STORE, NOW);
    private final Random random = new Random(20_261_127);
    private final List<Execution> all = new ArrayList<>();

    @Test
    void figuresAreWhatTheExecutionsSayWhateverHappensMeanwhile() throws Exception {
        for (OrganizationId organization : ORGANIZATIONS) {
            for (int day = 0; day < DAYS; day++) {
                seed(organization, FIRST.plusDays(day));
            }
        }

        List<Callable<Void>> atOnce = new ArrayList<>();
        for (int replica = 0; replica < REPLICAS; replica++) {
            Random fate = new Random(replica);
            atOnce.add(
                    () -> {
                        world.sweepDying(fate);
                        return null;
                    });
        }
        atOnce.add(
                () -> {
                    deleteSome(new Random(REPLICAS));
                    return null;
                });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> done : threads.invokeAll(atOnce)) {
                done.get();
            }
        }
        assertFiguresAreRight();

        world.sweep();
        deleteSome(random);
        world.forget();
        assertFiguresAreRight();
        assertThat(STORE.raw(StoreCollection.RUN_FIGURES).countDocuments())
                .isEqualTo(all.stream().filter(run -> !isForgotten(run)).count());
    }

    private static boolean isForgotten(Execution run) {
        LocalDate day = LocalDate.ofInstant(endOf(run), ZoneOffset.UTC);
        LocalDate today = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
        return day.isBefore(today.minusDays(FigureRetention.FIGURES_KEPT_DAYS));
    }

    private void seed(OrganizationId organization, LocalDate day) {
        Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        int runs = random.nextInt(RUNS_A_DAY_MAX + 1);
        for (int i = 0; i < runs; i++) {
            // The first and the last millisecond are of the day.
            long offset = i == 0 ? 0 : i == 1 ? DAY_MILLIS - 1 : random.nextLong(DAY_MILLIS);
            boolean started = random.nextInt(10) > 0;
            Duration duration =
                    started ? Duration.ofMillis((long) Math.exp(16 * random.nextDouble())) : null;
            Execution accepted =
                    RunSamples.accepted(
                            organization,
                            day + "-" + i,
                            IMAGES.get(random.nextInt(IMAGES.size())),
                            start);
            ExecutionStatus verdict = VERDICTS.get(random.nextInt(VERDICTS.size()));
            all.add(world.run(accepted, verdict, start.plusMillis(offset), duration));
        }
    }

    /** As the producer does it: first what stays, and nothing when that breaks off. */
    private void deleteSome(Random fate) {
        FigureKeeping keeping = world.dyingKeeping(fate);
        for (Execution execution : all) {
            OrganizationScope scope = RunSamples.scope(execution.organizationId());
            if (fate.nextInt(4) == 0) {
                try {
                    keeping.keep(scope, execution);
                    boolean _ = world.executions.delete(scope, execution.taskId());
                } catch (Crashing.Crash _) {
                    // The person is told, and leaves it.
                }
            }
        }
    }

    private void assertFiguresAreRight() {
        for (OrganizationId organization : ORGANIZATIONS) {
            List<Execution> own =
                    all.stream().filter(run -> run.organizationId().equals(organization)).toList();
            assertDaysAreRight(organization, own);
            for (String image : IMAGES) {
                List<Execution> runs =
                        own.stream()
                                .filter(run -> run.request().image().value().equals(image))
                                .toList();
                ImageMetrics told =
                        world.reading.of(
                                RunSamples.scope(organization), FigureWorld.image(image), DAYS);

                assertThat(told.days()).hasSize(DAYS);
                assertSame(told.counts(), told.durations(), runs);
                for (ImageDay day : told.days()) {
                    assertSame(day.counts(), ImageMetrics.durations(day), of(day.day(), runs));
                }
            }
        }
    }

    private void assertDaysAreRight(OrganizationId organization, List<Execution> runs) {
        OrganizationDays told = world.analytics.days(RunSamples.scope(organization), DAYS);

        assertThat(told.complete()).isTrue();
        assertThat(told.days()).hasSize(DAYS);
        assertSame(told.total(), runs);
        for (OrganizationDays.Day day : told.days()) {
            assertSame(day.sums(), of(day.day(), runs));
        }
    }

    private static void assertSame(RunSums sums, List<Execution> runs) {
        assertSame(sums.counts(), sums.durations(), runs);
        long[] waited =
                runs.stream()
                        .filter(run -> run.progress().result().startTime() != null)
                        .mapToLong(FiguresTest::waitedMillis)
                        .sorted()
                        .toArray();
        assertSame(sums.queueTimes(), waited);
    }

    private static List<Execution> of(LocalDate day, List<Execution> runs) {
        Instant from = Instant.parse(day + "T00:00:00Z");
        return runs.stream()
                .filter(run -> !endOf(run).isBefore(from))
                .filter(run -> endOf(run).isBefore(from.plusMillis(DAY_MILLIS)))
                .toList();
    }

    private static void assertSame(
            RunCounts counts, Durations.@Nullable Summary durations, List<Execution> runs) {
        assertThat(counts)
                .isEqualTo(
                        new RunCounts(
                                count(runs, ExecutionStatus.PASSED),
                                count(runs, ExecutionStatus.UNSTABLE),
                                count(runs, ExecutionStatus.FAILED),
                                count(runs, ExecutionStatus.ERROR),
                                count(runs, ExecutionStatus.CANCELLED)));
        long[] millis =
                runs.stream()
                        .filter(run -> run.status() != ExecutionStatus.ERROR)
                        .filter(run -> run.status() != ExecutionStatus.CANCELLED)
                        .map(run -> run.progress().result())
                        .filter(result -> result.startTime() != null)
                        .mapToLong(FiguresTest::millis)
                        .sorted()
                        .toArray();
        assertSame(durations, millis);
    }

    private static void assertSame(Durations.@Nullable Summary durations, long[] millis) {
        if (millis.length == 0) {
            assertThat(durations).isNull();
            return;
        }
        Durations.Summary told = requireNonNull(durations);
        assertThat(told.runs()).isEqualTo(millis.length);
        assertThat(told.averageMillis())
                .isEqualTo(Math.round(Arrays.stream(millis).average().orElseThrow()));
        assertIsAbout(told.p50Millis(), exact(millis, 50));
        assertIsAbout(told.p95Millis(), exact(millis, 95));
    }

    private static void assertIsAbout(long told, long exact) {
        assertThat(told).isBetween(exact, (long) (exact * (1 + Durations.ERROR_MAX)));
    }

    private static long exact(long[] sorted, int percentile) {
        return sorted[(int) Math.ceil(sorted.length * percentile / PERCENT) - 1];
    }

    private static long count(List<Execution> runs, ExecutionStatus verdict) {
        return runs.stream().filter(run -> run.status() == verdict).count();
    }

    private static long millis(Progress.Result result) {
        return Duration.between(
                        requireNonNull(result.startTime()), requireNonNull(result.endTime()))
                .toMillis();
    }

    /** The worker's clock may be behind the producer's. */
    private static long waitedMillis(Execution run) {
        Instant start = requireNonNull(run.progress().result().startTime());
        return Math.max(0, Duration.between(run.submission().createdAt(), start).toMillis());
    }

    private static Instant endOf(Execution run) {
        return requireNonNull(run.progress().result().endTime());
    }
}
