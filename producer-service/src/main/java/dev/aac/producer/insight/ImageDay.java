package dev.aac.producer.insight;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.live.ExecutionStatus;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * The figures of an image's runs of one UTC day, added up. It holds the day's first figures by
 * their numbers, so it is the same whoever adds them up, and however often.
 *
 * @param through number of the last figure that is in it, 0 for none
 * @param passed durations of the runs that passed at once
 * @param others durations of those that failed, or passed after a retry
 */
public record ImageDay(
        LocalDate day, long through, RunCounts counts, Durations passed, Durations others) {

    public ImageDay {
        requireNonNull(day, "day is null");
        requireNonNull(counts, "counts is null");
        requireNonNull(passed, "passed is null");
        requireNonNull(others, "others is null");
    }

    /** Without runs. */
    public static ImageDay empty(LocalDate day) {
        return new ImageDay(day, 0, RunCounts.NONE, Durations.NONE, Durations.NONE);
    }

    /**
     * With the figures that follow in their numbers.
     *
     * @param next in order; the rest after a gap is left for later, when the store shows all
     */
    ImageDay with(List<Numbered> next) {
        long number = through;
        RunCounts sum = counts;
        Stream.Builder<Durations> ofPassed = Stream.<Durations>builder().add(passed);
        Stream.Builder<Durations> ofOthers = Stream.<Durations>builder().add(others);
        for (Numbered each : next) {
            if (each.number() != number + 1) {
                break;
            }
            number = each.number();
            RunFigure figure = each.figure();
            sum = sum.plus(RunCounts.of(figure.verdict()));
            Duration duration = figure.duration();
            if (duration != null && isJudged(figure.verdict())) {
                boolean atOnce = figure.verdict() == ExecutionStatus.PASSED;
                (atOnce ? ofPassed : ofOthers).accept(Durations.of(duration));
            }
        }
        return new ImageDay(
                day, number, sum, Durations.sum(ofPassed.build()), Durations.sum(ofOthers.build()));
    }

    /** What an error or a person ended says nothing about how long the tests take. */
    private static boolean isJudged(ExecutionStatus verdict) {
        return RunCounts.of(verdict).judged() > 0;
    }

    /** A figure and its number among those of its image and day, from 1. */
    public record Numbered(long number, RunFigure figure) {}
}
