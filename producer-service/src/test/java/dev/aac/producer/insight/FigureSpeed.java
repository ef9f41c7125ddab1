package dev.aac.producer.insight;

import dev.aac.contract.job.ImageReference;
import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.execution.ExecutionSamples;
import dev.aac.producer.execution.RandomIds;
import dev.aac.producer.insight.ImageDay.Numbered;
import dev.aac.producer.platform.tenancy.GuardedStore;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.time.LastDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Prints how soon the metrics of an image with 200,000 results of 90 days are there, and the days
 * of an organization with many images.
 */
final class FigureSpeed {

    static final int RESULTS = 200_000;

    private static final int ROUNDS = 10;
    private static final int COUNTED = 500;
    private static final int IMAGE_DAYS = 10_000;
    private static final ImageReference IMAGE = new ImageReference("qa/tests:1");
    private static final OrganizationScope SCOPE = RunSamples.scope(ExecutionSamples.ACME);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private FigureSpeed() {}

    public static void main(String[] arguments) {
        FigureWorld world = new FigureWorld(new GuardedStore(), NOW);
        count(world);
        spread(world);
        fill(world, new Random(1));
        for (int round = 0; round < ROUNDS; round++) {
            long began = System.nanoTime();
            long runs = world.reading.of(SCOPE, IMAGE, LastDays.MAX).counts().total();
            System.out.printf(
                    "metrics of %,d results: %.1f ms%n", runs, (System.nanoTime() - began) / 1e6);
        }
    }

    /** How fast ended runs are counted one by one. */
    private static void count(FigureWorld world) {
        for (int i = 0; i < COUNTED; i++) {
            world.run(
                    RunSamples.accepted(ExecutionSamples.ACME, "t" + i, "other", NOW),
                    ExecutionStatus.PASSED,
                    NOW,
                    Duration.ofSeconds(i));
        }
        long began = System.nanoTime();
        world.sweep();
        System.out.printf(
                "counted %,d runs: %.2f ms each%n",
                COUNTED, (System.nanoTime() - began) / 1e6 / COUNTED);
    }

    /** Images that ran once a day each. */
    private static void spread(FigureWorld world) {
        LocalDate today = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
        for (int i = 0; i < IMAGE_DAYS; i++) {
            LocalDate day = today.minusDays(i % LastDays.MAX);
            RunFigure figure =
                    new RunFigure(
                            RandomIds.runId(),
                            new ImageReference("spread:" + i / LastDays.MAX),
                            ExecutionStatus.PASSED,
                            day.atStartOfDay().toInstant(ZoneOffset.UTC),
                            Duration.ofSeconds(i % 300),
                            Duration.ofSeconds(i % 7));
            ImageDay empty = ImageDay.empty(day);
            ImageDay one = empty.with(List.of(new Numbered(1, figure)));
            if (!world.figures.replace(SCOPE, figure.image(), empty, one)) {
                throw new IllegalStateException("a day was there");
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            long began = System.nanoTime();
            long runs = world.analytics.days(SCOPE, LastDays.MAX).total().counts().total();
            System.out.printf(
                    "an organization's days, %,d days of images with %,d runs: %.1f ms%n",
                    IMAGE_DAYS, runs, (System.nanoTime() - began) / 1e6);
        }
    }

    /** Days as they would have become run by run. */
    private static void fill(FigureWorld world, Random random) {
        LocalDate today = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
        int each = RESULTS / LastDays.MAX + 1;
        for (int back = 0; back < LastDays.MAX; back++) {
            LocalDate day = today.minusDays(back);
            List<Numbered> figures = new ArrayList<>();
            for (int number = 1; number <= each; number++) {
                figures.add(
                        new Numbered(
                                number,
                                new RunFigure(
                                        RandomIds.runId(),
                                        IMAGE,
                                        random.nextInt(10) == 0
                                                ? ExecutionStatus.FAILED
                                                : ExecutionStatus.PASSED,
                                        day.atStartOfDay().toInstant(ZoneOffset.UTC),
                                        Duration.ofMillis(
                                                (long)
                                                        (120_000
                                                                * Math.exp(
                                                                        random.nextGaussian()
                                                                                / 2))),
                                        Duration.ofSeconds(random.nextInt(60)))));
            }
            ImageDay empty = ImageDay.empty(day);
            world.figures.used(SCOPE, IMAGE, NOW);
            if (!world.figures.replace(SCOPE, IMAGE, empty, empty.with(figures))) {
                throw new IllegalStateException("a day was there");
            }
        }
    }
}
