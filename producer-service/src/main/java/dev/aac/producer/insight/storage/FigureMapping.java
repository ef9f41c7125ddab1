package dev.aac.producer.insight.storage;

import dev.aac.contract.id.RunId;
import dev.aac.contract.job.ImageReference;
import dev.aac.producer.insight.Durations;
import dev.aac.producer.insight.Durations.Bucket;
import dev.aac.producer.insight.ImageDay;
import dev.aac.producer.insight.ImageDay.Numbered;
import dev.aac.producer.insight.RunCounts;
import dev.aac.producer.insight.RunFigure;
import dev.aac.producer.insight.storage.ImageDayDocument.CountsDocument;
import dev.aac.producer.insight.storage.ImageDayDocument.DurationsDocument;
import java.time.Duration;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** Figures between domain and store. */
final class FigureMapping {

    private FigureMapping() {}

    static RunFigureDocument toDocument(ObjectId organization, RunFigure figure, long number) {
        return new RunFigureDocument(
                new ObjectId(),
                organization,
                figure.runId().value(),
                figure.image().value(),
                figure.day().toString(),
                number,
                figure.verdict(),
                figure.endedAt(),
                millis(figure.duration()),
                millis(figure.queued()));
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis();
    }

    private static @Nullable Duration duration(@Nullable Long millis) {
        return millis == null ? null : Duration.ofMillis(millis);
    }

    static Numbered toDomain(RunFigureDocument found) {
        return new Numbered(
                found.number(),
                new RunFigure(
                        new RunId(found.runId()),
                        new ImageReference(found.image()),
                        found.verdict(),
                        found.endedAt(),
                        duration(found.millis()),
                        duration(found.queuedMillis())));
    }

    static ImageDayDocument toDocument(ObjectId organization, ImageReference image, ImageDay day) {
        return new ImageDayDocument(
                new ObjectId(),
                organization,
                image.value(),
                day.day().toString(),
                day.through(),
                toDocument(day.counts()),
                toDocument(day.passed()),
                toDocument(day.others()),
                toDocument(day.queued()));
    }

    static ImageDay toDomain(ImageDayDocument found) {
        CountsDocument counts = found.counts();
        DurationsDocument queued = found.queued();
        return new ImageDay(
                LocalDate.parse(found.day()),
                found.through(),
                new RunCounts(
                        counts.passed(),
                        counts.unstable(),
                        counts.failed(),
                        counts.error(),
                        counts.cancelled()),
                toDomain(found.passed()),
                toDomain(found.others()),
                queued == null ? Durations.NONE : toDomain(queued));
    }

    static CountsDocument toDocument(RunCounts counts) {
        return new CountsDocument(
                counts.passed(),
                counts.unstable(),
                counts.failed(),
                counts.error(),
                counts.cancelled());
    }

    static DurationsDocument toDocument(Durations durations) {
        return new DurationsDocument(
                durations.totalMillis(),
                durations.buckets().stream().map(Bucket::millis).toList(),
                durations.buckets().stream().map(Bucket::runs).toList());
    }

    private static Durations toDomain(DurationsDocument found) {
        return new Durations(
                IntStream.range(0, found.millis().size())
                        .mapToObj(i -> new Bucket(found.millis().get(i), found.runs().get(i)))
                        .toList(),
                found.totalMillis());
    }
}
