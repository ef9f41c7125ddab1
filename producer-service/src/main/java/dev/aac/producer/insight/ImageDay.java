package dev.aac.producer.insight;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.live.ExecutionStatus;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The figures of an image's runs of one UTC day, added up. It holds the day's first figures by
 * their numbers, so it is the same whoever adds them up, and however often.
 *
 * @param through number of the last figure that is in it, 0 for none
 * @param passed durations of the runs that passed at once
 * @param others durations of those that failed, or passed after a retry
 * @param queued how long the runs that started had waited, whatever became of them; there may be
 *     fewer than started, because once nobody took that down
 */
public record ImageDay(
        LocalDate day,
        long through,
        RunCounts counts,
        Durations passed,
        Durations others,
        Durations queued) {

    public ImageDay {
        requireNonNull(day, "day is null");
        requireNonNull(counts, "counts is null");
        requireNonNull(passed, "passed is null");
        requireNonNull(others, "others is null");
        requireNonNull(queued, "queued is null");
    }

    /** Without runs. */
    public static ImageDay empty(LocalDate day) {
        return new ImageDay(day, 0, RunCounts.NONE, Durations.NONE, Durations.NONE, Durations.NONE);
    }

    /**
     * With the figures that follow in their numbers.
     *
     * @param next in order; the rest after a gap is left for later, when the store shows all
     */
    ImageDay with(List<Numbered> next) {
        List<RunFigure> added = new ArrayList<>();
        for (Numbered each : next) {
            if (each.number() != through + added.size() + 1) {
                break;
            }
            added.add(each.figure());
        }
        return new ImageDay(
                day,
                through + added.size(),
                added.stream()
                        .map(figure -> RunCounts.of(figure.verdict()))
                        .reduce(counts, RunCounts::plus),
                passed.plus(durations(added, figure -> isJudged(figure) && isAtOnce(figure))),
                others.plus(durations(added, figure -> isJudged(figure) && !isAtOnce(figure))),
                queued.plus(
                        Durations.sum(added.stream().flatMap(figure -> known(figure.queued())))));
    }

    private static Durations durations(List<RunFigure> figures, Predicate<RunFigure> which) {
        return Durations.sum(
                figures.stream().filter(which).flatMap(figure -> known(figure.duration())));
    }

    private static Stream<Durations> known(@Nullable Duration duration) {
        return duration == null ? Stream.empty() : Stream.of(Durations.of(duration));
    }

    private static boolean isAtOnce(RunFigure figure) {
        return figure.verdict() == ExecutionStatus.PASSED;
    }

    /** What an error or a person ended says nothing about how long the tests take. */
    private static boolean isJudged(RunFigure figure) {
        return RunCounts.of(figure.verdict()).judged() > 0;
    }

    /** A figure and its number among those of its image and day, from 1. */
    public record Numbered(long number, RunFigure figure) {}
}
