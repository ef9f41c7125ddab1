package dev.aac.producer.execution.live;

import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.contract.live.LiveEvent.ExecutionUpdated;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The sockets of one organization on this replica. Changes of executions go to all of them. Log
 * lines go to those without a subscription; a socket with subscriptions gets only the logs of
 * those. Every method returns at once: the work is done in the room's mailbox, one task at a time.
 */
final class Room {

    /** Most subscriptions of one socket. */
    static final int SUBSCRIPTIONS_MAX = 50;

    /** Most pieces of news that wait; further ones are dropped, and read from the store later. */
    static final int WAITING_MAX = 4_096;

    /** Most characters of news that wait. */
    static final long WAITING_CHARS_MAX = 16L * 1024 * 1024;

    private final RoomTools tools;
    private final Set<LiveSocket> sockets = new LinkedHashSet<>();
    private final Set<LiveSocket> listeners = new LinkedHashSet<>();
    private final SlowListeners slow = new SlowListeners();
    private final Subscriptions subscriptions = new Subscriptions();
    private final ExecutionVersions versions = new ExecutionVersions();
    private final RunFeeds feeds;
    private final StateResync states;
    private final AtomicBoolean resyncAsked = new AtomicBoolean();
    private final Set<Ear> ears = ConcurrentHashMap.newKeySet();

    /**
     * Somebody who reads the store by himself.
     *
     * @param wake is told that there may be something new; quick, never waits
     */
    record Ear(RunId run, Runnable wake) {}

    Room(RoomTools tools) {
        this.tools = tools;
        this.feeds = new RunFeeds(new RunFeed.Audience(listeners, slow), tools);
        this.states = new StateResync(tools, versions, this::changed);
    }

    void join(LiveSocket socket) {
        tools.mailbox()
                .post(
                        () -> {
                            sockets.add(socket);
                            listeners.add(socket);
                        });
    }

    void leave(LiveSocket socket) {
        tools.mailbox()
                .post(
                        () -> {
                            sockets.remove(socket);
                            listeners.remove(socket);
                            slow.removeAll(socket);
                            subscriptions.removeAll(socket);
                        });
    }

    /** Takes the place of the socket's subscription to the same execution, if it has one. */
    void subscribe(
            LiveSocket socket, Subscription.Wanted wanted, ServerMessages.Subscribed answer) {
        tools.mailbox().post(() -> begin(socket, wanted, answer));
    }

    void unsubscribe(LiveSocket socket, TaskId taskId) {
        tools.mailbox().post(() -> end(socket, taskId));
    }

    void listen(Ear ear) {
        ears.add(ear);
    }

    void listenNoMore(Ear ear) {
        ears.remove(ear);
    }

    /** Something was written, here or by another replica. */
    void hear(LiveNews news) {
        for (Ear ear : ears) {
            if (ear.run().equals(news.run().runId())) {
                ear.wake().run();
            }
        }
        if (!tools.mailbox().offer(news.weight(), () -> work(news))) {
            resync();
        }
    }

    /** Events may have been lost: reads again what is watched. */
    void resync() {
        wakeAll();
        if (resyncAsked.compareAndSet(false, true)) {
            tools.mailbox().post(this::readAgain);
        }
    }

    /** The same for log lines only. */
    void resyncLogs() {
        wakeAll();
        tools.mailbox().post(() -> feeds.all().forEach(RunFeed::resync));
    }

    private void wakeAll() {
        ears.forEach(ear -> ear.wake().run());
    }

    private void begin(
            LiveSocket socket, Subscription.Wanted wanted, ServerMessages.Subscribed answer) {
        if (!sockets.contains(socket)) {
            return;
        }
        TaskId taskId = wanted.run().taskId();
        if (!subscriptions.has(socket, taskId)
                && subscriptions.count(socket) >= SUBSCRIPTIONS_MAX) {
            socket.send(ServerMessages.error(SocketError.TOO_MANY_SUBSCRIPTIONS));
            return;
        }
        subscriptions.remove(socket, taskId);
        Subscription subscription = new Subscription(socket, wanted, feeds::get, tools);
        subscription.attempt(versions.newestAttempt(wanted.run().runId()));
        if (!answer.status().isFinal()) {
            versions.follow(wanted.run());
        }
        subscriptions.add(socket, subscription);
        listeners.remove(socket);
        slow.removeAll(socket);
        socket.send(ServerMessages.subscribed(answer));
        subscription.start();
    }

    private void end(LiveSocket socket, TaskId taskId) {
        if (!sockets.contains(socket)) {
            return;
        }
        subscriptions.remove(socket, taskId);
        if (subscriptions.count(socket) == 0) {
            listeners.add(socket);
        }
        socket.send(ServerMessages.unsubscribed(taskId));
    }

    private void work(LiveNews news) {
        switch (news) {
            case LiveNews.Stored(var run, var lines) -> {
                RunFeed feed = listeners.isEmpty() ? feeds.ifAny(run) : feeds.get(run);
                if (feed != null) {
                    feed.stored(lines);
                }
            }
            case LiveNews.Changed changed -> changed(changed);
            case LiveNews.Gone(var run, var last) -> {
                if (versions.gone(run)) {
                    tell(last);
                    subscriptions.of(run.runId()).forEach(Subscription::end);
                    feeds.of(run.runId()).forEach(RunFeed::gone);
                }
            }
        }
    }

    private void changed(LiveNews.Changed news) {
        ExecutionUpdated changes = news.changes();
        switch (versions.see(
                news.run(), news.whole().version(), !news.whole().status().isFinal())) {
            case LATE -> {
                return;
            }
            case AFTER_GAP -> tell(news.whole());
            case NEXT -> {
                if (changes != null) {
                    tell(changes);
                }
            }
        }
        tellLogs(news);
    }

    private void tellLogs(LiveNews.Changed news) {
        RunRef run = news.run();
        subscriptions.of(run.runId()).forEach(own -> own.attempt(run.attempt()));
        Long lines = news.log().lines();
        if (news.log().empty()) {
            if (!listeners.isEmpty()) {
                feeds.get(run).beginsNow();
            }
            // The attempts before it have ended without saying how many lines they have.
            feeds.of(run.runId()).stream()
                    .filter(feed -> feed != feeds.ifAny(run))
                    .forEach(RunFeed::resync);
            return;
        }
        RunFeed feed = feeds.ifAny(run);
        if (feed != null && lines != null) {
            feed.endsWith(lines);
        } else if (feed != null && news.whole().status().isFinal()) {
            feed.resync();
        }
    }

    private void tell(ExecutionUpdated update) {
        if (!sockets.isEmpty()) {
            Payload payload = ServerMessages.updated(update);
            sockets.forEach(socket -> socket.send(payload));
        }
    }

    private void readAgain() {
        resyncAsked.set(false);
        feeds.all().forEach(RunFeed::resync);
        states.start();
    }
}
