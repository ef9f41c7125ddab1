package dev.aac.producer.execution.live;

import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which version of each execution was told last, so that a late event is dropped and one after a
 * gap is told whole. Remembers the most recent ones only. Not safe for use by many threads.
 */
final class ExecutionVersions {

    /** Most executions remembered; of a forgotten one the next event is told whole. */
    static final int REMEMBERED_MAX = 10_000;

    private static final long GONE = Long.MAX_VALUE;
    private static final long FIRST_VERSION = 1;
    private static final long NONE = 0;

    private final Map<RunId, Told> told = new LinkedHashMap<>(16, 0.75f, true);

    private record Told(RunRef run, long version, boolean isOpen) {}

    /** What to do with an event. */
    enum Verdict {
        /** It follows what was told last: tell what changed. */
        NEXT,
        /** Something between may not have been told: tell everything. */
        AFTER_GAP,
        /** Something later was told: drop it. */
        LATE
    }

    /**
     * @param isOpen whether it goes on after that version
     */
    Verdict see(RunRef run, long version, boolean isOpen) {
        Told last = told.get(run.runId());
        if (last != null && version <= last.version()) {
            return Verdict.LATE;
        }
        remember(new Told(run, version, isOpen));
        boolean follows = last == null ? version == FIRST_VERSION : version == last.version() + 1;
        return follows ? Verdict.NEXT : Verdict.AFTER_GAP;
    }

    /** Somebody follows an open one of which nothing was told yet: its end will have to be. */
    void follow(RunRef run) {
        if (!knows(run.runId())) {
            remember(new Told(run, NONE, true));
        }
    }

    boolean knows(RunId run) {
        return told.containsKey(run);
    }

    /** The last attempt that is known of, or 0. */
    int newestAttempt(RunId run) {
        Told last = told.get(run);
        return last == null ? 0 : last.run().attempt();
    }

    /**
     * It was deleted: every other event about it is late.
     *
     * @return whether that is news
     */
    boolean gone(RunRef run) {
        Told last = told.get(run.runId());
        if (last != null && last.version() == GONE) {
            return false;
        }
        remember(new Told(run, GONE, false));
        return true;
    }

    /** Those that had not ended when they were told of last, the one told longest ago first. */
    List<RunRef> open() {
        return told.values().stream().filter(Told::isOpen).map(Told::run).toList();
    }

    private void remember(Told last) {
        told.put(last.run().runId(), last);
        if (told.size() > REMEMBERED_MAX) {
            told.remove(told.keySet().iterator().next());
        }
    }
}
