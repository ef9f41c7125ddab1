package dev.aac.bench;

import io.vertx.core.Context;
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
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps so many connections open and sends requests over them by a timetable, whatever the answers
 * take. Each answer's time counts from when its request was due, so a slow one hides none of those
 * that waited behind it; one that never comes counts with the time that it was waited for.
 */
final class PacedLoad implements AutoCloseable {

    /** For the last answer. */
    static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();

    /** Of all connections and requests: what belongs together happens on one event loop. */
    private final Context loop = vertx.getOrCreateContext();

    private final List<Line> lines = new ArrayList<>();
    private final String token;
    private final Duration answerLimit;

    /** A request, and the status that answers it. */
    record Asked(HttpMethod method, String path, @Nullable String body, int expected) {

        static Asked get(String path) {
            return new Asked(HttpMethod.GET, path, null, 200);
        }
    }

    /**
     * What came of requests.
     *
     * @param times of all of them
     * @param unanswered how many of them nobody had answered at the end
     */
    record Answers(Samples times, int unanswered) {}

    /**
     * @param token of who asks
     * @param answerLimit longest wait for answers after the last request
     */
    PacedLoad(URI service, String token, int connections, Duration answerLimit) {
        this.token = token;
        this.answerLimit = answerLimit;
        HttpClientOptions options =
                new HttpClientOptions()
                        .setDefaultHost(service.getHost())
                        .setDefaultPort(service.getPort());
        PoolOptions one = new PoolOptions().setHttp1MaxSize(1);
        for (int i = 0; i < connections; i++) {
            lines.add(new Line(vertx.createHttpClient(options, one)));
        }
    }

    /**
     * Sends requests for a time and waits for the last answer.
     *
     * @param perSecond over all connections, one of them after the other
     * @param requests the one of each number, from 0
     * @throws IllegalStateException if any is answered otherwise than expected
     */
    Answers run(int perSecond, Duration lasting, IntFunction<Asked> requests)
            throws InterruptedException {
        int count = Math.toIntExact(perSecond * lasting.toMillis() / 1_000);
        long begin = System.nanoTime();
        Run run = new Run(begin, perSecond, count);
        for (int number = 0; number < count; number++) {
            int current = number;
            TimeUnit.NANOSECONDS.sleep(run.due(current) - System.nanoTime());
            Line line = lines.get(current % lines.size());
            Asked asked = requests.apply(current);
            loop.runOnContext(
                    _ ->
                            line.send(client -> send(client, asked))
                                    .onComplete(
                                            _ -> run.answered(current),
                                            failed -> run.failed(current, failed)));
        }
        return run.answers(answerLimit);
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

    /** One connection: requests go over it one after the other, each when the last is answered. */
    private static final class Line {

        private final HttpClient client;
        private Future<Void> last = Future.succeededFuture();

        Line(HttpClient client) {
            this.client = client;
        }

        Future<Void> send(Function<HttpClient, Future<Void>> request) {
            last = last.transform(_ -> request.apply(client));
            return last;
        }
    }

    /** The answers so far. */
    private static final class Run {

        private final long begin;
        private final int perSecond;
        private final long[] times;
        private final CountDownLatch missing;
        private @Nullable Throwable failure;

        Run(long begin, int perSecond, int count) {
            this.begin = begin;
            this.perSecond = perSecond;
            this.times = new long[count];
            this.missing = new CountDownLatch(count);
        }

        long due(int number) {
            return begin + number * TimeUnit.SECONDS.toNanos(1) / perSecond;
        }

        synchronized void answered(int number) {
            times[number] = System.nanoTime() - due(number);
            missing.countDown();
        }

        synchronized void failed(int number, Throwable why) {
            failure = why;
            answered(number);
        }

        Answers answers(Duration limit) throws InterruptedException {
            boolean all = missing.await(limit.toMillis(), TimeUnit.MILLISECONDS);
            long now = System.nanoTime();
            synchronized (this) {
                if (failure != null) {
                    throw new IllegalStateException("a request failed", failure);
                }
                Samples samples = new Samples();
                for (int number = 0; number < times.length; number++) {
                    samples.addNanos(times[number] == 0 ? now - due(number) : times[number]);
                }
                return new Answers(samples, all ? 0 : Math.toIntExact(missing.getCount()));
            }
        }
    }
}
