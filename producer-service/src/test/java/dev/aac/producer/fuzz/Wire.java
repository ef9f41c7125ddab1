package dev.aac.producer.fuzz;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends requests as they are, however odd, over few connections. Safe for all threads. */
final class Wire implements AutoCloseable {

    private static final int CONNECTIONS_MAX = 32;
    private static final long ANSWER_SECONDS_MAX = 60;
    private static final int TRIES = 3;

    private final HttpClient client;
    private final int port;

    Wire(Vertx vertx, int port) {
        this.port = port;
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions().setKeepAlive(true),
                        new PoolOptions().setHttp1MaxSize(CONNECTIONS_MAX));
    }

    /**
     * The answer; empty when there was none. A connection that the server closes may be taken for
     * the next request before that is noticed, so that is tried again.
     */
    Optional<Reply> send(Probe probe, Map<String, String> credentials) throws InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            try {
                return Optional.of(
                        sent(probe, credentials)
                                .toCompletionStage()
                                .toCompletableFuture()
                                .get(ANSWER_SECONDS_MAX, TimeUnit.SECONDS));
            } catch (ExecutionException | TimeoutException _) {
                // Perhaps on another connection.
            }
        }
        return Optional.empty();
    }

    private Future<Reply> sent(Probe probe, Map<String, String> credentials) {
        Probe.Request request = probe.request();
        RequestOptions options =
                new RequestOptions()
                        .setMethod(HttpMethod.valueOf(request.method()))
                        .setHost("localhost")
                        .setPort(port)
                        .setURI(request.target());
        return client.request(options)
                .compose(
                        out -> {
                            request.headers().forEach(out::putHeader);
                            credentials.forEach(out::putHeader);
                            return answered(out, request.body());
                        });
    }

    private static Future<Reply> answered(HttpClientRequest out, @Nullable Buffer body) {
        return (body == null ? out.send() : out.send(body))
                .compose(
                        answer ->
                                answer.body()
                                        .map(
                                                bytes ->
                                                        new Reply(
                                                                answer.statusCode(),
                                                                answer.headers(),
                                                                bytes.toString(
                                                                        StandardCharsets.UTF_8))));
    }

    @Override
    public void close() {
        client.close();
    }
}
