package dev.aac.bench;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Thousands of clients of one live channel, all on one event loop. They sign in, answer when they
 * are asked for a sign of life, and hand on the updates they hear.
 */
final class Crowd implements AutoCloseable {

    /** Most clients that are signing in at a time. */
    static final int AT_ONCE = 32;

    private static final Duration JOIN_LIMIT = Duration.ofMinutes(5);
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final WebSocketClient client;
    private final WebSocketConnectOptions target;
    private final Dialect dialect;
    private final AtomicInteger present = new AtomicInteger();
    private final Map<String, Integer> losses = new ConcurrentHashMap<>();
    private volatile Consumer<String> listener = _ -> {};

    /**
     * What came of clients that came.
     *
     * @param handshakes from the beginning of the connection to the welcome, of those let in
     * @param took from the first beginning to the last welcome
     */
    record Joined(Samples handshakes, int notLetIn, Duration took) {}

    /**
     * @param server scheme, host and port
     * @param clientsMax most clients that ever join
     */
    Crowd(URI server, Dialect dialect, int clientsMax) {
        this.dialect = dialect;
        this.client =
                vertx.createWebSocketClient(
                        new WebSocketClientOptions()
                                .setMaxConnections(clientsMax)
                                .setConnectTimeout(Math.toIntExact(CONNECT_LIMIT.toMillis())));
        this.target =
                new WebSocketConnectOptions()
                        .setHost(server.getHost())
                        .setPort(server.getPort())
                        .setURI(dialect.path())
                        .setTimeout(CONNECT_LIMIT.toMillis());
    }

    /** Has updates handed on from now on, on the event loop. */
    void listen(Consumer<String> heard) {
        listener = heard;
    }

    /**
     * So many more clients sign in; returns when the last one is let in, or is not.
     *
     * @param tokens the one of each client, from 0
     */
    Joined join(int count, IntFunction<String> tokens)
            throws InterruptedException, ExecutionException, TimeoutException {
        Joining joining = new Joining(count, tokens);
        loop.runOnContext(_ -> joining.begin());
        return joining.joined.get(JOIN_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** How many were let in and are still connected. */
    int present() {
        return present.get();
    }

    /** Why clients were not let in or are no longer connected, and how many. */
    Map<String, Integer> losses() {
        return Map.copyOf(losses);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Clients that come one after the other, some at a time. Everything is on the event loop. */
    private final class Joining {

        private final CompletableFuture<Joined> joined = new CompletableFuture<>();
        private final Samples handshakes = new Samples();
        private final long began = System.nanoTime();
        private final int count;
        private final IntFunction<String> tokens;
        private int begun;
        private int ended;

        Joining(int count, IntFunction<String> tokens) {
            this.count = count;
            this.tokens = tokens;
        }

        void begin() {
            for (int i = 0; i < AT_ONCE; i++) {
                beginNext();
            }
        }

        private void beginNext() {
            if (begun < count) {
                new Member(this, tokens.apply(begun++)).connect();
            }
        }

        void letIn(long nanos) {
            handshakes.addNanos(nanos);
            end();
        }

        void end() {
            ended++;
            if (ended == count) {
                Duration took = Duration.ofNanos(System.nanoTime() - began);
                joined.complete(new Joined(handshakes, count - handshakes.size(), took));
            } else {
                beginNext();
            }
        }
    }

    /** One client. */
    private final class Member {

        private final Joining joining;
        private final String token;
        private final long began = System.nanoTime();
        private final ClientWebSocket socket = client.webSocket();
        private boolean in;
        private boolean gone;

        Member(Joining joining, String token) {
            this.joining = joining;
            this.token = token;
        }

        void connect() {
            socket.textMessageHandler(this::hear)
                    .closeHandler(_ -> leave("closed with " + socket.closeStatusCode()));
            socket.connect(target)
                    .onComplete(
                            _ -> say(dialect.opening(token)), failure -> leave(failure.toString()));
        }

        private void hear(String text) {
            if (in && dialect.isUpdate(text)) {
                listener.accept(text);
                return;
            }
            say(dialect.answer(text, token));
            if (!in && dialect.isWelcome(text)) {
                in = true;
                present.incrementAndGet();
                joining.letIn(System.nanoTime() - began);
            }
        }

        private void say(@Nullable String text) {
            if (text != null) {
                var _ = socket.writeTextMessage(text);
            }
        }

        private void leave(String why) {
            if (gone) {
                return;
            }
            gone = true;
            losses.merge(why, 1, Integer::sum);
            if (in) {
                present.decrementAndGet();
            } else {
                joining.end();
            }
        }
    }
}
