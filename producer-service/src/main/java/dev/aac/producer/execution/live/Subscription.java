package dev.aac.producer.execution.live;

import dev.aac.contract.id.RunRef;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Function;

/**
 * One socket's interest in the log of one execution: first what is stored, page by page and only as
 * fast as the socket takes it, then live from the {@link RunFeed}, without a gap or a repetition at
 * the seam. When the socket falls behind while live, it goes back to reading the store at its own
 * pace instead of overflowing. Used only within its room's mailbox.
 */
final class Subscription {

    /** Longest pause before the store is asked again for a line that is to come. */
    static final Duration RETRY_PAUSE_MAX = Duration.ofSeconds(1);

    private static final Duration RETRY_PAUSE_FIRST = Duration.ofMillis(20);

    private final LiveSocket socket;
    private final boolean followsAttempts;
    private final Function<RunRef, RunFeed> feeds;
    private final RoomTools tools;
    private final PageSize page = new PageSize();
    private final Queue<LogMessage> unsent = new ArrayDeque<>(0);
    private RunRef run;
    private int newestAttempt;
    private long next;
    private int retries;
    private State state = State.REPLAYING;

    private enum State {
        /** Reads the store; what the feed sends is skipped. */
        REPLAYING,
        /** Takes what the feed sends. */
        LIVE,
        /** Is no more; answers that still come are ignored. */
        ENDED
    }

    /**
     * What to send.
     *
     * @param followsAttempts whether later attempts follow after this one
     * @param newestAttempt the last one known to exist or to come
     */
    record Wanted(RunRef run, long fromSeq, boolean followsAttempts, int newestAttempt) {}

    Subscription(
            LiveSocket socket, Wanted wanted, Function<RunRef, RunFeed> feeds, RoomTools tools) {
        this.socket = socket;
        this.run = wanted.run();
        this.followsAttempts = wanted.followsAttempts();
        this.newestAttempt = wanted.newestAttempt();
        this.next = wanted.fromSeq();
        this.feeds = feeds;
        this.tools = tools;
    }

    LiveSocket socket() {
        return socket;
    }

    RunRef run() {
        return run;
    }

    /** Begins to replay. */
    void start() {
        feeds.apply(run).add(this);
        replay();
    }

    void end() {
        state = State.ENDED;
        feeds.apply(run).remove(this);
    }

    /** Whether it has had every line up to that one, and takes the next from the feed. */
    boolean isLiveAt(long seq) {
        return state == State.LIVE && next == seq;
    }

    /** A later attempt exists or is about to. */
    void attempt(int number) {
        if (number > newestAttempt) {
            newestAttempt = number;
            // What is stored of the present one goes first.
            if (followsAttempts && state == State.LIVE) {
                state = State.REPLAYING;
                replay();
            }
        }
    }

    /** Lines from the feed, in order. */
    void live(LogMessage message) {
        if (state != State.LIVE || message.lastSeq() < next) {
            return;
        }
        if (message.firstSeq() > next || !socket.isRoomy()) {
            state = State.REPLAYING;
            replay();
            return;
        }
        socket.send(message.from(next).payload());
        next = message.lastSeq() + 1;
    }

    private void replay() {
        if (state == State.REPLAYING) {
            socket.turns().await(() -> tools.mailbox().post(this::readPage));
        }
    }

    private void readPage() {
        if (state == State.REPLAYING) {
            tools.read(run, next, page.lines(), this::havePage);
        } else {
            socket.turns().end();
        }
    }

    private void havePage(LogRead read) {
        switch (read) {
            case LogRead.Failed() -> {
                socket.turns().end();
                replayLater();
            }
            case LogRead.Lines(var lines) -> {
                PageSize.Page taken = page.take(lines);
                unsent.addAll(LogMessage.of(run, taken.lines()));
                sendPage(taken.more(), !lines.isEmpty());
            }
        }
    }

    /** The turn lasts until the socket has taken the whole page. */
    private void sendPage(boolean more, boolean progress) {
        while (state == State.REPLAYING && !unsent.isEmpty() && socket.isRoomy()) {
            LogMessage message = unsent.remove();
            socket.send(message.payload());
            next = message.lastSeq() + 1;
        }
        if (state == State.REPLAYING && !unsent.isEmpty()) {
            socket.whenRoomy(() -> tools.mailbox().post(() -> sendPage(more, progress)));
            return;
        }
        unsent.clear();
        socket.turns().end();
        if (progress) {
            retries = 0;
        }
        if (state == State.REPLAYING && more) {
            replay();
        } else if (state == State.REPLAYING) {
            atEndOfStore(progress);
        }
    }

    private void atEndOfStore(boolean progress) {
        RunFeed feed = feeds.apply(run);
        if (followsAttempts && newestAttempt > run.attempt()) {
            feed.remove(this);
            run = new RunRef(run.organizationId(), run.taskId(), run.runId(), run.attempt() + 1);
            next = 1;
            feeds.apply(run).add(this);
            replay();
        } else if (feed.joins(next)) {
            state = State.LIVE;
            feed.joined(this);
        } else if (progress) {
            replay();
        } else {
            replayLater();
        }
    }

    private void replayLater() {
        tools.later(BackOffs.pause(RETRY_PAUSE_FIRST, RETRY_PAUSE_MAX, retries), this::replay);
        retries++;
    }
}
