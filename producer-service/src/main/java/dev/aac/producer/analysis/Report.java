package dev.aac.producer.analysis;

import java.util.ArrayList;
import java.util.Comparator;
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

    /** Most of those that are shown. */
    static final int DETAILS_SHOWN = 2;

    /** Outside of reports lines have to do with each other when they are no further apart. */
    static final int NEAR = 10;

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
            boolean deeper = best != null && clue.isCause() && clue.strength() == best.strength();
            if (stronger || deeper) {
                best = clue;
            }
        }
        return Optional.ofNullable(best);
    }

    /**
     * The lines that a clue rests on, in their order: itself, the test's name, what says more about
     * it, and other errors near, those of its own kind first.
     */
    List<Evidence> evidenceOf(Clue clue) {
        TreeMap<Long, Evidence> lines = new TreeMap<>();
        lines.put(clue.line().seq(), clue.line());
        if (heading != null) {
            lines.put(heading.seq(), heading);
        }
        details.stream()
                .filter(detail -> isNear(detail, clue))
                .limit(DETAILS_SHOWN)
                .forEach(detail -> lines.put(detail.seq(), detail));
        Comparator<Clue> ownKindFirst =
                Comparator.comparing(other -> other.rule().category() != clue.rule().category());
        clues.stream()
                .sorted(ownKindFirst)
                .map(Clue::line)
                .filter(line -> isNear(line, clue))
                .takeWhile(_ -> lines.size() < Finding.EVIDENCE_MAX)
                .forEach(line -> lines.putIfAbsent(line.seq(), line));
        return List.copyOf(lines.values());
    }

    /** What a tool reports about one test belongs together, however far apart it is. */
    private boolean isNear(Evidence line, Clue clue) {
        return isAboutATest() || Math.abs(line.seq() - clue.line().seq()) <= NEAR;
    }
}
