package dev.aac.producer.insight;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.id.RunId;
import dev.aac.contract.job.ImageReference;
import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.execution.Execution;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What counts of a run that has ended.
 *
 * @param image as it was asked for, with its tag
 * @param verdict a final status
 * @param duration from the first start to the end, of all attempts; absent when nothing started
 * @param queued from acceptance to the first start; absent when nothing started, or nobody says
 */
public record RunFigure(
        RunId runId,
        ImageReference image,
        ExecutionStatus verdict,
        Instant endedAt,
        @Nullable Duration duration,
        @Nullable Duration queued) {

    public RunFigure {
        requireNonNull(runId, "runId is null");
        requireNonNull(image, "image is null");
        requireNonNull(verdict, "verdict is null");
        requireNonNull(endedAt, "endedAt is null");
        if (!verdict.isFinal()) {
            throw new IllegalArgumentException(verdict + " is no end");
        }
    }

    /**
     * @throws IllegalArgumentException when it has not ended
     */
    static RunFigure of(Execution ended) {
        Instant start = ended.progress().result().startTime();
        Instant end = requireNonNull(ended.progress().result().endTime(), "endTime is null");
        return new RunFigure(
                ended.runId(),
                ended.request().image(),
                ended.status(),
                end,
                start == null ? null : Duration.between(start, end),
                start == null ? null : Duration.between(ended.submission().createdAt(), start));
    }

    /** The day it counts for: of its end, in UTC. */
    public LocalDate day() {
        return LocalDate.ofInstant(endedAt, ZoneOffset.UTC);
    }
}
