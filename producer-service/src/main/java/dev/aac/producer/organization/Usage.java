package dev.aac.producer.organization;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalInt;

/** How much of a limit is used. */
public record Usage(UsageKind kind, int used, int limit) {

    /** Percentages at which people are to be warned. */
    static final List<Integer> MARKS = List.of(80, 90, 100);

    private static final int WHOLE = 100;

    public Usage {
        requireNonNull(kind, "kind is null");
    }

    /** Whole percent, rounded down; more than 100 when a plan shrank. A limit of 0 is used up. */
    public int percent() {
        return limit == 0 ? WHOLE : (int) Math.min(Integer.MAX_VALUE, (long) used * WHOLE / limit);
    }

    /** The highest mark that is reached. */
    public OptionalInt mark() {
        return MARKS.stream().filter(mark -> percent() >= mark).mapToInt(Integer::intValue).max();
    }
}
