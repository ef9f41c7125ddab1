package dev.aac.producer.execution;

import dev.aac.producer.execution.Dispatch.Waiting;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * Which place each of some waiting executions of one organization has in its line. Those behind the
 * beginning that is known are counted once, for the first of them; the others follow it as they
 * follow each other here, so that of a list that leaves some out they are told too small a number.
 */
final class Positions {

    /** Where counting stops: further back nobody is told a position. */
    static final int COUNTED_MAX = 10_000;

    private final NavigableMap<Waiting, Integer> ofKnown = new TreeMap<>(Waiting.SERVED_FIRST);
    private final NavigableMap<Waiting, Integer> ofAsked = new TreeMap<>(Waiting.SERVED_FIRST);
    private final WaitingLine line;

    /**
     * @param countBefore how many are before one that is further back than the line shows
     */
    Positions(WaitingLine line, Collection<Waiting> asked, ToIntFunction<Waiting> countBefore) {
        this.line = line;
        List<Waiting> known = line.first();
        for (int index = 0; index < known.size(); index++) {
            ofKnown.putIfAbsent(known.get(index), index + 1);
        }
        countOthers(
                asked.stream().filter(this::isFurtherBack).sorted(Waiting.SERVED_FIRST).toList(),
                countBefore);
    }

    private void countOthers(List<Waiting> others, ToIntFunction<Waiting> countBefore) {
        if (others.isEmpty()) {
            return;
        }
        int before = countBefore.applyAsInt(others.getFirst());
        if (before < COUNTED_MAX) {
            for (int index = 0; index < others.size(); index++) {
                ofAsked.putIfAbsent(others.get(index), before + index + 1);
            }
        }
    }

    /** Empty for one that is too far back. */
    OptionalInt of(Waiting waiting) {
        Map.Entry<Waiting, Integer> next = ofKnown.ceilingEntry(waiting);
        if (next != null) {
            return OptionalInt.of(next.getValue());
        }
        if (line.isWhole()) {
            return OptionalInt.of(line.first().size() + 1);
        }
        Integer counted = ofAsked.get(waiting);
        return counted == null ? OptionalInt.empty() : OptionalInt.of(counted);
    }

    private boolean isFurtherBack(Waiting waiting) {
        return !line.isWhole() && ofKnown.ceilingEntry(waiting) == null;
    }
}
