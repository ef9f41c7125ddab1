package dev.aac.e2e.client;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A connection to the live channel that keeps every event it received, in order. */
public final class LiveSocket implements AutoCloseable {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
    private static final int EVENTS_SHOWN = 5;

    private final List<SocketEvent> events = new ArrayList<>();
    private final List<Consumer<SocketEvent>> watchers = new ArrayList<>();
    private final WebSocket socket;
    private @Nullable Integer closeCode;

    private LiveSocket(HttpApi api) {
        URI base = api.base();
        URI uri = URI.create("ws://" + base.getAuthority() + "/ws");
        this.socket =
                api.http()
                        .newWebSocketBuilder()
                        .connectTimeout(ANSWER_LIMIT)
                        .buildAsync(uri, new Receiver())
                        .orTimeout(ANSWER_LIMIT.toSeconds(), TimeUnit.SECONDS)
                        .join();
    }

    /** Connects, without saying who. */
    public static LiveSocket open(HttpApi api) {
        return new LiveSocket(requireNonNull(api, "api is null"));
    }

    /** Says who, and waits until that is accepted. */
    public LiveSocket signIn(String token) {
        send("auth", Json.object("token", token).toString());
        await("auth-success", event -> event.name().equals("auth-success"), ANSWER_LIMIT);
        return this;
    }

    /** Sends a message; {@code data} is JSON. */
    public void send(String event, String data) {
        sendText("{\"event\":\"%s\",\"data\":%s}".formatted(event, data));
    }

    public void sendText(String text) {
        socket.sendText(text, true).orTimeout(ANSWER_LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Asks for the whole log of one execution, from its first line. */
    public void subscribe(String taskId, long fromSeq) {
        send("subscribe", Json.object("taskId", taskId).put("fromSeq", fromSeq).toString());
        await("subscribed", event -> event.isSubscriptionTo(taskId), ANSWER_LIMIT);
    }

    /** Calls back for each event from now on, on the connection's thread, in order. */
    public synchronized void watch(Consumer<SocketEvent> watcher) {
        watchers.add(watcher);
    }

    public synchronized List<SocketEvent> events() {
        return List.copyOf(events);
    }

    /** The statuses an execution was said to have, in the order they came, repetitions left out. */
    public List<String> statusesOf(String taskId) {
        List<String> statuses = new ArrayList<>();
        for (SocketEvent event : events()) {
            boolean news = statuses.isEmpty() || !statuses.getLast().equals(event.status());
            if (event.isUpdateOf(taskId) && news) {
                statuses.add(event.status());
            }
        }
        return statuses;
    }

    public List<LoggedLine> linesOf(String taskId) {
        return events().stream()
                .filter(event -> event.isLogOf(taskId))
                .flatMap(event -> event.lines().stream())
                .toList();
    }

    /**
     * Those that came since the log was subscribed to, none without that. What came before, as it
     * does to everybody of the organization, comes again with the subscription.
     */
    public List<LoggedLine> subscribedLinesOf(String taskId) {
        return events().stream()
                .dropWhile(event -> !event.isSubscriptionTo(taskId))
                .filter(event -> event.isLogOf(taskId))
                .flatMap(event -> event.lines().stream())
                .toList();
    }

    /** Waits until an execution is said to be in a final state. */
    public SocketEvent awaitEnd(String taskId, Duration limit) {
        return await(
                "the end of " + taskId,
                event -> event.isUpdateOf(taskId) && ExecutionSnapshot.isFinal(event.status()),
                limit);
    }

    /**
     * The first event that fits, received already or within the limit.
     *
     * @throws UnexpectedAnswerException if none came, with the last events that did
     */
    public SocketEvent await(String what, Predicate<SocketEvent> fits, Duration limit) {
        AtomicInteger seen = new AtomicInteger();
        return awaitChange(
                what,
                limit,
                () -> {
                    while (seen.get() < events.size()) {
                        SocketEvent event = events.get(seen.getAndIncrement());
                        if (fits.test(event)) {
                            return event;
                        }
                    }
                    if (closeCode != null) {
                        throw notSeen(what);
                    }
                    return null;
                });
    }

    /** Waits until the service closes the connection, and answers the close code. */
    public int awaitClose(Duration limit) {
        return awaitChange("the close of the connection", limit, () -> closeCode);
    }

    /** Looks after every change, holding the lock, until there is something to answer. */
    private synchronized <T> T awaitChange(
            String what, Duration limit, Supplier<@Nullable T> look) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            T found = look.get();
            if (found != null) {
                return found;
            }
            long leftMillis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (leftMillis <= 0) {
                throw notSeen(what);
            }
            try {
                wait(leftMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for " + what, e);
            }
        }
    }

    private UnexpectedAnswerException notSeen(String what) {
        int from = Math.max(0, events.size() - EVENTS_SHOWN);
        String closed = closeCode == null ? "open" : "closed with " + closeCode;
        return new UnexpectedAnswerException(
                "%s did not come; the socket is %s, %d events came, the last: %s"
                        .formatted(
                                what, closed, events.size(), events.subList(from, events.size())));
    }

    @Override
    public void close() {
        socket.abort();
    }

    private synchronized void received(SocketEvent event) {
        events.add(event);
        watchers.forEach(watcher -> watcher.accept(event));
        notifyAll();
    }

    private synchronized void closed(int code) {
        closeCode = code;
        notifyAll();
    }

    private final class Receiver implements WebSocket.Listener {

        private static final int ABNORMAL_CLOSURE = 1006;

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                received(SocketEvent.of(Json.read(text.toString())));
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            closed(statusCode);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closed(ABNORMAL_CLOSURE);
        }
    }
}
