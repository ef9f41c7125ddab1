package dev.aac.producer.execution.live;

import dev.aac.contract.fact.LogLine;
import dev.aac.contract.id.RunRef;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * The lines of one attempt as they become known on this replica: in order, each once, and complete,
 * because a gap is read from the store. They go to those who listen to the whole organization and
 * to the subscriptions that have caught up. Used only within its room's mailbox.
 */
final class RunFeed {

    /** How long a line that was overtaken by a later one may still come by itself. */
    static final Duration GAP_PATIENCE = Duration.ofMillis(15);

    /** Longest pause between two looks into the store for the same gap. */
    static final Duration RETRY_PAUSE_MAX = Duration.ofSeconds(1);

    /** After so many looks without a new line the gap is given up until the next event. */
    static final int RETRIES_MAX = 60;

    private static final Duration RETRY_PAUSE_FIRST = Duration.ofMillis(30);
    private static final Logger LOG = Logger.getLogger(RunFeed.class);

    private final RunRef run;
    private final Audience audience;
    private final RoomTools tools;
    private final RunCursor cursor = new RunCursor();
    private final PageSize page = new PageSize();
    private final Set<Subscription> subscriptions = new LinkedHashSet<>();
    private long total = Long.MAX_VALUE;
    private boolean looking;
    private boolean lostMeanwhile;
    private boolean aboutToStart;
    private int retries;

    /**
     * Those who want every line of the organization, as they come and go.
     *
     * @param slow which of them have fallen behind with which run
     */
    record Audience(Set<LiveSocket> listeners, SlowListeners slow) {

        boolean isEmpty() {
            return listeners.isEmpty();
        }
    }

    RunFeed(RunRef run, Audience audience, RoomTools tools) {
        this.run = run;
        this.audience = audience;
        this.tools = tools;
    }

    /** Lines that were stored just now. */
    void stored(List<LogLine> lines) {
        if (!isWatched()) {
            cursor.skip(lines);
            return;
        }
        if (!cursor.isPositioned() && !audience.isEmpty()) {
            startSoon(lines.getFirst().seq());
        }
        send(cursor.came(lines));
        lookForGap();
    }

    /** Nothing of it is stored yet: whoever listens now gets it from the first line on. */
    void beginsNow() {
        if (!audience.isEmpty()) {
            send(cursor.startAt(1));
            lookForGap();
        }
    }

    /** The attempt is over and has so many lines. */
    void endsWith(long lines) {
        total = lines;
        cursor.exists(lines);
        lookForGap();
    }

    /** Events may have been lost. */
    void resync() {
        if (cursor.next() <= total) {
            lostMeanwhile = looking;
            cursor.suspect();
            lookForGap();
        }
    }

    /** What was read may be older than the loss. */
    private void suspectAgain() {
        if (lostMeanwhile) {
            lostMeanwhile = false;
            cursor.suspect();
        }
    }

    /** The execution was deleted: there is nothing to look for. */
    void gone() {
        cursor.giveUp();
    }

    /** A subscription that still replays. */
    void add(Subscription subscription) {
        subscriptions.add(subscription);
    }

    void remove(Subscription subscription) {
        subscriptions.remove(subscription);
    }

    boolean hasSubscriptions() {
        return !subscriptions.isEmpty();
    }

    /**
     * A replay has come to the end of what is stored.
     *
     * @param next the line it wants next
     * @return whether lines from that one on will be handed to {@link Subscription#live}; if not,
     *     the store has, or will soon have, lines that have already passed here
     */
    boolean joins(long next) {
        if (!cursor.isPositioned()) {
            send(cursor.startAt(next));
        }
        if (next < cursor.next()) {
            return false;
        }
        cursor.exists(next - 1);
        lookForGap();
        return true;
    }

    /** A subscription takes lines from here now. */
    void joined(Subscription subscription) {
        retire(subscription, cursor.next());
    }

    /** A laggard that has had all that the others had listens like them again. */
    private void retire(Subscription subscription, long seq) {
        if (!audience.slow().isEmpty() && subscription.isLiveAt(seq)) {
            audience.slow().retire(subscription);
        }
    }

    private boolean isWatched() {
        return !audience.isEmpty() || !subscriptions.isEmpty();
    }

    /** Without a beginning that everybody agrees on, the earliest line that comes now is it. */
    private void startSoon(long seq) {
        if (seq == 1) {
            send(cursor.startAt(1));
        } else if (!aboutToStart) {
            aboutToStart = true;
            tools.later(
                    GAP_PATIENCE,
                    () -> {
                        aboutToStart = false;
                        send(cursor.startAtFirst());
                        lookForGap();
                    });
        }
    }

    private void send(List<LogLine> lines) {
        for (LogMessage message : LogMessage.of(run, lines)) {
            for (LiveSocket listener : audience.listeners()) {
                if (!audience.slow().has(listener, run)) {
                    sendOrLag(listener, message);
                }
            }
            for (Subscription subscription : List.copyOf(subscriptions)) {
                subscription.live(message);
                retire(subscription, message.lastSeq() + 1);
            }
        }
    }

    /** Who does not read fast enough gets these lines from the store, when it does. */
    private void sendOrLag(LiveSocket listener, LogMessage message) {
        if (listener.isRoomy()) {
            listener.send(message.payload());
            return;
        }
        Subscription lag =
                new Subscription(
                        listener,
                        new Subscription.Wanted(run, message.firstSeq(), false, run.attempt()),
                        _ -> this,
                        tools);
        audience.slow().add(listener, lag);
        lag.start();
    }

    private void lookForGap() {
        if (cursor.isBehind() && !looking) {
            looking = true;
            retries = 0;
            tools.later(GAP_PATIENCE, this::look);
        }
    }

    private void look() {
        if (!cursor.isBehind() || !isWatched()) {
            looking = false;
            return;
        }
        tools.read(run, cursor.next(), page.lines(), this::looked);
    }

    private void looked(LogRead read) {
        switch (read) {
            case LogRead.Failed() -> lookAgain();
            case LogRead.Lines(var lines) -> {
                PageSize.Page taken = page.take(lines);
                send(cursor.came(taken.lines()));
                if (taken.more()) {
                    retries = 0;
                    look();
                } else {
                    cursor.storeExhausted();
                    suspectAgain();
                    retries = lines.isEmpty() ? retries : 0;
                    lookAgain();
                }
            }
        }
    }

    private void lookAgain() {
        if (!cursor.isBehind()) {
            looking = false;
        } else if (retries == RETRIES_MAX) {
            LOG.warnf("Lines of %s from %d on are not in the store", run, cursor.next());
            cursor.giveUp();
            looking = false;
        } else {
            tools.later(BackOffs.pause(RETRY_PAUSE_FIRST, RETRY_PAUSE_MAX, retries), this::look);
            retries++;
        }
    }
}
