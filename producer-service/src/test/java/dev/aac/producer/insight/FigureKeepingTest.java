package dev.aac.producer.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.execution.EndedRuns;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionSamples;
import dev.aac.producer.execution.ExecutionWorld;
import dev.aac.producer.execution.RandomIds;
import dev.aac.producer.insight.Figures.DayOfImage;
import dev.aac.producer.insight.Figures.Place;
import dev.aac.producer.insight.storage.RunFigureDocument;
import dev.aac.producer.platform.tenancy.GuardedStore;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.schema.StoreCollection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FigureKeepingTest {

    @RegisterExtension static final GuardedStore STORE = new GuardedStore();

    private static final OrganizationId ACME = ExecutionSamples.ACME;
    private static final OrganizationScope SCOPE = RunSamples.scope(ACME);
    private static final OrganizationScope GLOBEX = RunSamples.scope(ExecutionWorld.GLOBEX);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    private final FigureWorld world = new FigureWorld(STORE, NOW);

    private Execution run(String task, String image, Instant end) {
        return world.run(
                RunSamples.accepted(ACME, task, image, end),
                ExecutionStatus.PASSED,
                end,
                Duration.ofSeconds(7));
    }

    private RunCounts counts(LocalDate day) {
        return world.figures.day(SCOPE, FigureWorld.image("a"), day).counts();
    }

    private long stored(StoreCollection kind) {
        return STORE.raw(kind).countDocuments();
    }

    @Test
    void onlyWhatHasEndedIsDueAndOnlyUntilItIsCounted() {
        Execution accepted = RunSamples.accepted(ACME, "open", "a", NOW);
        world.executions.insert(SCOPE, accepted);
        world.keeping().keep(SCOPE, accepted);
        Execution ended = run("ended", "a", NOW);

        assertThat(world.ended.due(10))
                .extracting(due -> due.taskId())
                .containsExactly(ended.taskId());
        world.sweep();

        assertThat(world.ended.due(10)).isEmpty();
        assertThat(world.ended.isDue(SCOPE, ended)).isFalse();
        assertThat(counts(TODAY)).isEqualTo(new RunCounts(1, 0, 0, 0, 0));
        assertThat(world.executions.find(SCOPE, ended.taskId())).contains(ended);
    }

    @Test
    void oneThatCannotBeCountedHoldsUpNobody() {
        run("damaged", "a", NOW.minusSeconds(2));
        run("behind", "a", NOW.minusSeconds(1));
        STORE.raw(StoreCollection.EXECUTIONS)
                .updateOne(
                        new Document("taskId", "damaged"),
                        new Document("$unset", new Document("endTime", "")));
        world.sweep();

        assertThat(world.ended.due(10))
                .extracting(due -> due.taskId().value())
                .containsExactly("damaged");
        assertThat(counts(TODAY)).isEqualTo(new RunCounts(1, 0, 0, 0, 0));
    }

    @Test
    void figuresAreForgottenAndTheirDayGoesOn() {
        LocalDate old = TODAY.minusDays(FigureRetention.FIGURES_KEPT_DAYS + 1L);
        Instant end = Instant.parse(old + "T08:00:00Z");
        Execution first = run("t1", "a", end);
        run("t2", "a", end);
        run("t3", "a", NOW);
        world.sweep();
        world.forget();
        assertThat(stored(StoreCollection.RUN_FIGURES)).isEqualTo(1);

        // As if it had been told of again: nobody can say any more that it was counted.
        world.keeping().keep(SCOPE, first);
        run("late", "a", end.plusSeconds(1));
        world.sweep();

        assertThat(counts(old)).isEqualTo(new RunCounts(3, 0, 0, 0, 0));
        assertThat(counts(TODAY)).isEqualTo(new RunCounts(1, 0, 0, 0, 0));
    }

    @Test
    void figuresThatAreInNoDayAreAddedUpBeforeTheyAreForgotten() {
        LocalDate old = TODAY.minusDays(FigureRetention.FIGURES_KEPT_DAYS + 1L);
        Execution run = run("t1", "a", Instant.parse(old + "T08:00:00Z"));
        world.figures.add(SCOPE, RunFigure.of(run));
        world.forget();

        assertThat(stored(StoreCollection.RUN_FIGURES)).isZero();
        assertThat(counts(old)).isEqualTo(new RunCounts(1, 0, 0, 0, 0));
    }

    @Test
    void figuresAreForgottenInPortionsAsFarAsTheyAreInTheirDay() {
        long inDay = Figures.ANSWER_MAX + 1L;
        STORE.collection(StoreCollection.RUN_FIGURES, RunFigureDocument.class)
                .insertMany(
                        LongStream.rangeClosed(1, inDay + 1)
                                .mapToObj(FigureKeepingTest::figure)
                                .toList());
        ImageDay day = ImageDay.empty(TODAY);
        ImageDay sum = through(inDay);
        assertThat(world.figures.replace(SCOPE, FigureWorld.image("a"), day, sum)).isTrue();
        assertThat(world.figures.replace(SCOPE, FigureWorld.image("a"), day, sum))
                .as("another was first")
                .isFalse();
        ImageDay more = through(inDay + 1);
        assertThat(world.figures.replace(GLOBEX, FigureWorld.image("a"), sum, more)).isFalse();
        DayOfImage old = new DayOfImage(SCOPE, FigureWorld.image("a"), TODAY);

        world.figures.forgetFigures(old);
        assertThat(stored(StoreCollection.RUN_FIGURES)).isEqualTo(2);
        world.figures.forgetFigures(old);
        assertThat(stored(StoreCollection.RUN_FIGURES)).isEqualTo(1);
        world.figures.forgetFigures(old);
        assertThat(stored(StoreCollection.RUN_FIGURES)).as("one is in no day").isEqualTo(1);
        assertThat(world.figures.replace(SCOPE, FigureWorld.image("a"), sum, more)).isTrue();
        assertThat(world.figures.replace(SCOPE, FigureWorld.image("a"), sum, more))
                .as("another has gone on")
                .isFalse();
    }

    private static ImageDay through(long number) {
        return new ImageDay(
                TODAY, number, RunCounts.NONE, Durations.NONE, Durations.NONE, Durations.NONE);
    }

    private static RunFigureDocument figure(long number) {
        return new RunFigureDocument(
                new ObjectId(),
                new ObjectId(ACME.value()),
                RandomIds.runId().value(),
                "a",
                TODAY.toString(),
                number,
                ExecutionStatus.PASSED,
                NOW,
                7L,
                3L);
    }

    /** What older producers wrote, and one beside newer ones writes, has no queue times. */
    @Test
    void daysAndFiguresWithoutQueueTimesGoOn() {
        run("t1", "a", NOW);
        world.sweep();
        for (StoreCollection kind :
                List.of(StoreCollection.IMAGE_DAYS, StoreCollection.RUN_FIGURES)) {
            STORE.raw(kind)
                    .updateMany(
                            new Document(),
                            new Document(
                                    "$unset",
                                    new Document("queued", "").append("queuedMillis", "")));
        }
        world.figures.add(SCOPE, RunFigure.of(run("t2", "a", NOW)));
        STORE.raw(StoreCollection.RUN_FIGURES)
                .updateOne(
                        new Document("number", 2L),
                        new Document("$unset", new Document("queuedMillis", "")));
        assertThat(world.figures.day(SCOPE, FigureWorld.image("a"), TODAY).queued())
                .isEqualTo(Durations.NONE);
        Instant asked = NOW.minusSeconds(60);
        world.run(
                RunSamples.accepted(ACME, "t3", "a", asked),
                ExecutionStatus.ERROR,
                NOW,
                Duration.ofSeconds(20));
        world.sweep();

        RunSums today = world.analytics.days(SCOPE, 1).total();
        assertThat(today.counts()).isEqualTo(new RunCounts(2, 0, 0, 1, 0));
        assertThat(today.judged().totalMillis()).isEqualTo(14_000);
        assertThat(today.queued()).isEqualTo(Durations.of(Duration.ofSeconds(40)));
    }

    @Test
    void daysOfManyImagesAreReadInPagesUpToALimit() {
        int many = AnalyticsReading.PAGE + 1;
        addDays(SCOPE, TODAY, many);
        addDays(SCOPE, TODAY.minusDays(1), many);
        addDays(GLOBEX, TODAY, 1);

        OrganizationDays all = world.analytics.days(SCOPE, 3);
        assertThat(all.complete()).isTrue();
        assertThat(all.days())
                .extracting(day -> day.day() + " " + day.sums().counts().passed())
                .containsExactly("2026-02-27 0", "2026-02-28 " + many, "2026-03-01 " + many);
        assertThat(all.total().counts().total()).isEqualTo(2L * many);
        assertThat(world.analytics.days(GLOBEX, 90).total().counts().total()).isEqualTo(1);

        assertCut(2 * AnalyticsReading.PAGE, many);
        assertCut(AnalyticsReading.PAGE, AnalyticsReading.PAGE);
    }

    /** Today is told in any case, if only as far as it was read. */
    private void assertCut(int max, int runsOfToday) {
        OrganizationDays cut = world.analytics.days(SCOPE, 3, max);
        assertThat(cut.complete()).isFalse();
        assertThat(cut.days()).extracting(OrganizationDays.Day::day).containsExactly(TODAY);
        assertThat(cut.total().counts().total()).isEqualTo(runsOfToday);
    }

    private void addDays(OrganizationScope scope, LocalDate day, int images) {
        for (int i = 0; i < images; i++) {
            addDay(scope, "image-" + i, day);
        }
    }

    private void addDay(OrganizationScope scope, String image, LocalDate day) {
        RunFigure figure =
                new RunFigure(
                        RandomIds.runId(),
                        FigureWorld.image(image),
                        ExecutionStatus.PASSED,
                        day.atTime(8, 0).toInstant(ZoneOffset.UTC),
                        null,
                        null);
        ImageDay none = ImageDay.empty(day);
        ImageDay one = none.with(List.of(new ImageDay.Numbered(1, figure)));
        assertThat(world.figures.replace(scope, figure.image(), none, one)).isTrue();
    }

    @Test
    void answersAreLimited() {
        int most = Figures.PAGE_MAX + 1;
        assertThat(world.figures.images(SCOPE, NOW, null, most)).isEmpty();
        assertThat(world.figures.images(SCOPE, NOW, null, 1)).isEmpty();
        assertThat(world.ended.due(EndedRuns.ANSWER_MAX)).isEmpty();
        for (int limit : new int[] {0, most + 1}) {
            assertThatThrownBy(() -> world.figures.images(SCOPE, NOW, null, limit))
                    .hasMessage("limit is out of range");
        }
        for (int limit : new int[] {0, EndedRuns.ANSWER_MAX + 1}) {
            assertThatThrownBy(() -> world.ended.due(limit)).hasMessage("limit is out of range");
        }
    }

    @Test
    void daysAndImagesAreForgottenAfterMoreThanAYear() {
        run("t1", "a", NOW);
        run("t2", "b", NOW);
        run("t3", "b", NOW.plus(Duration.ofDays(2)));
        world.sweep();
        world.clock.advance(Duration.ofDays(FigureRetention.DAYS_KEPT));
        world.forget();
        assertThat(stored(StoreCollection.IMAGE_DAYS)).isEqualTo(3);

        world.clock.advance(Duration.ofDays(1));
        world.forget();
        assertThat(stored(StoreCollection.IMAGE_DAYS)).isEqualTo(1);
        assertThat(world.figures.images(SCOPE, Instant.EPOCH, null, 10))
                .extracting(used -> used.image().value())
                .containsExactly("b");
    }

    @Test
    void imagesAreListedByTheirLastRun() {
        run("t1", "a", NOW.minusSeconds(50));
        run("t2", "b", NOW.minusSeconds(40));
        run("t3", "c", NOW.minusSeconds(40));
        run("t4", "a", NOW.minusSeconds(30));
        run("t5", "a", NOW.minusSeconds(60));
        run("t6", "old", NOW.minus(Duration.ofDays(30)));
        world.sweep();

        List<String> seen = new ArrayList<>();
        Place after = null;
        do {
            MetricsReading.Page page = world.reading.images(SCOPE, 30, after, 1);
            page.images().forEach(each -> seen.add(each.image().image().value()));
            after = page.next();
        } while (after != null);

        assertThat(seen).hasSize(3).startsWith("a").contains("b", "c");
        assertThat(world.reading.images(SCOPE, 31, null, 10).images()).hasSize(4);
        assertThat(world.reading.images(GLOBEX, 90, null, 10).images()).isEmpty();
        assertThat(world.reading.of(GLOBEX, FigureWorld.image("a"), 90))
                .isEqualTo(world.reading.of(GLOBEX, FigureWorld.image("never-run"), 90));
    }
}
