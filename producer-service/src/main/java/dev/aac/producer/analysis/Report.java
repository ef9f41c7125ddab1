package dev.aac.producer.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was said about one failure: by a tool about a test, or by whatever else is in a log. For one
 * thread; keeps a bounded number of lines.
 */
final class Report {

    /** Most clues kept of one failure. */
    static final int CLUES_MAX = 100;

    /** Most lines kept that say more about a clue. */
    static final int DETAILS_MAX = 40;

    private final String name;
    private final @Nullable Evidence heading;
    private final List<Clue> clues = new ArrayList<>();
    private final List<Evidence> details = new ArrayList<>();

    /**
     * @param name of the test, or empty
     * @param heading the line that names it
     */
    Report(String name, @Nullable Evidence heading) {
        this.name = name;
        this.heading = heading;
    }

    String name() {
        return name;
    }

    boolean isAboutATest() {
        return heading != null;
    }

    /** What comes when there are many already is kept only if it is stronger than all of them. */
    void add(Clue clue) {
        if (clues.size() < CLUES_MAX || isStrongest(clue)) {
            clues.add(clue);
        }
    }

    private boolean isStrongest(Clue clue) {
        return clues.stream().allMatch(known -> known.strength() < clue.strength());
    }

    void add(Evidence detail) {
        if (details.size() < DETAILS_MAX) {
            details.add(detail);
        }
    }

    int size() {
        return clues.size();
    }

    /** Takes the clues from that one on out of it. */
    List<Clue> cut(int from) {
        List<Clue> tail = clues.subList(Math.min(from, clues.size()), clues.size());
        List<Clue> taken = List.copyOf(tail);
        tail.clear();
        return taken;
    }

    /**
     * The strongest clue: of equal ones the first, but of a chain of causes the last, which is
     * where it began.
     */
    Optional<Clue> best() {
        Clue best = null;
        for (Clue clue : clues) {
            boolean stronger = best == null || clue.strength() > best.strength();
            boolean deeper =
                    best != null && clue.isCause() && clue.strength() == best.strength();
            if (stronger || deeper) {
                best = clue;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The lines that a clue rests on, in their order: itself, the test's name, what is near. */
    List<Evidence> evidenceOf(Clue clue) {
        TreeMap<Long, Evidence> lines = new TreeMap<>();
        lines.put(clue.line().seq(), clue.line());
        if (heading != null) {
            lines.put(heading.seq(), heading);
            details.stream()
                    .filter(detail -> detail.seq() > heading.seq())
                    .limit(2)
                    .forEach(detail -> lines.put(detail.seq(), detail));
            clues.stream()
                    .filter(other -> other.rule().category() == clue.rule().category())
                    .map(Clue::line)
                    .takeWhile(_ -> lines.size() < Finding.EVIDENCE_MAX)
                    .forEach(line -> lines.putIfAbsent(line.seq(), line));
        }
        return lines.values().stream().limit(Finding.EVIDENCE_MAX).toList();
    }
}
