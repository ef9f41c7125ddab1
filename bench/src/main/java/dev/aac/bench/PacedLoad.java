package dev.aac.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps so many connections open and sends requests over them by a timetable, whatever the answers
 * take. Each answer's time counts from when its request was due, so a slow one hides none of those
 * that waited behind it.
 */
final class PacedLoad implements AutoCloseable {

    private static final Duration LAST_ANSWER_LIMIT = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private final List<HttpClient> connections = new ArrayList<>();
    private final String token;

    /** A request, and the status that answers it. */
    record Asked(HttpMethod method, String path, @Nullable String body, int expected) {

        static Asked get(String path) {
            return new Asked(HttpMethod.GET, path, null, 200);
        }
    }

    /**
     * @param token of who asks
     */
    PacedLoad(URI service, String token, int connections) {
        this.token = token;
        HttpClientOptions options =
                new HttpClientOptions()
                        .setDefaultHost(service.getHost())
                        .setDefaultPort(service.getPort());
        PoolOptions one = new PoolOptions().setHttp1MaxSize(1);
        for (int i = 0; i < connections; i++) {
            this.connections.add(vertx.createHttpClient(options, one));
        }
    }

    /**
     * Sends requests for a time and waits for the last answer.
     *
     * @param perSecond over all connections, one of them after the other
     * @param requests the one of each number, from 0
     * @throws IllegalStateException if any is answered otherwise than expected
     */
    Samples run(int perSecond, Duration lasting, IntFunction<Asked> requests)
            throws InterruptedException {
        int count = Math.toIntExact(perSecond * lasting.toMillis() / 1_000);
        Run run = new Run(count);
        long begin = System.nanoTime();
        for (int number = 0; number < count; number++) {
            long due = begin + number * TimeUnit.SECONDS.toNanos(1) / perSecond;
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            HttpClient connection = connections.get(number % connections.size());
            Asked asked = requests.apply(number);
            // All on one event loop: an answer that came between two steps would be lost.
            vertx.runOnContext(
                    _ ->
                            send(connection, asked)
                                    .onComplete(
                                            _ -> run.answered(System.nanoTime() - due),
                                            failed -> run.failed(failed)));
        }
        return run.samples();
    }

    private Future<Void> send(HttpClient connection, Asked asked) {
        RequestOptions options =
                new RequestOptions()
                        .setMethod(asked.method())
                        .setURI(asked.path())
                        .putHeader("Authorization", "Bearer " + token);
        if (asked.body() != null) {
            options.putHeader("Content-Type", "application/json");
        }
        return connection
                .request(options)
                .compose(request -> sent(request, asked))
                .compose(response -> read(response, asked));
    }

    private static Future<HttpClientResponse> sent(HttpClientRequest request, Asked asked) {
        return asked.body() == null ? request.send() : request.send(Buffer.buffer(asked.body()));
    }

    private static Future<Void> read(HttpClientResponse response, Asked asked) {
        return response.statusCode() == asked.expected()
                ? response.body().mapEmpty()
                : Future.failedFuture(
                        asked.method() + " " + asked.path() + " was " + response.statusCode());
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** The answers so far. */
    private static final class Run {

        private final Samples samples = new Samples();
        private final CountDownLatch missing;
        private @Nullable Throwable failure;

        Run(int count) {
            this.missing = new CountDownLatch(count);
        }

        synchronized void answered(long nanos) {
            samples.addNanos(nanos);
            missing.countDown();
        }

        synchronized void failed(Throwable why) {
            failure = why;
            missing.countDown();
        }

        Samples samples() throws InterruptedException {
            if (!missing.await(LAST_ANSWER_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(missing.getCount() + " answers are missing");
            }
            synchronized (this) {
                if (failure != null) {
                    throw new IllegalStateException("a request failed", failure);
                }
                return samples;
            }
        }
    }
}
