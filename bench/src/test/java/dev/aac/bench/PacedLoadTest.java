package dev.aac.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.bench.PacedLoad.Asked;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PacedLoadTest {

    private static final int CONNECTIONS = 4;
    private static final int PER_SECOND = 200;

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server =
            vertx.createHttpServer()
                    .requestHandler(PacedLoadTest::answer)
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void everyRequestIsAnsweredAndMeasured() throws InterruptedException {
        PacedLoad.Answers answers = run(_ -> Asked.get("/good"), Duration.ofSeconds(30));

        assertThat(answers.unanswered()).isZero();
        assertThat(answers.times().size()).isEqualTo(PER_SECOND);
    }

    /** Those behind it on its connection are not answered either. */
    @Test
    void whatIsNeverAnsweredCountsWithTheTimeItWasWaitedFor() throws InterruptedException {
        PacedLoad.Answers answers =
                run(
                        number -> Asked.get(number == PER_SECOND - 1 ? "/never" : "/good"),
                        Duration.ofSeconds(5));

        assertThat(answers.unanswered()).isEqualTo(1);
        assertThat(answers.times().size()).isEqualTo(PER_SECOND);
        assertThat(answers.times().percentile(100)).isGreaterThanOrEqualTo(4_900);
    }

    @Test
    void otherAnswerThanExpectedEndsTheMeasurement() {
        assertThatThrownBy(() -> run(_ -> Asked.get("/bad"), Duration.ofSeconds(30)))
                .isInstanceOf(IllegalStateException.class)
                .rootCause()
                .hasMessageContaining("/bad was 500");
    }

    private PacedLoad.Answers run(IntFunction<Asked> requests, Duration limit)
            throws InterruptedException {
        URI service = URI.create("http://127.0.0.1:" + server.actualPort());
        try (PacedLoad load = new PacedLoad(service, "token", CONNECTIONS, limit)) {
            return load.run(PER_SECOND, Duration.ofSeconds(1), requests);
        }
    }

    private static void answer(HttpServerRequest request) {
        switch (String.valueOf(request.path())) {
            case "/good" -> request.response().end("{}");
            case "/bad" -> request.response().setStatusCode(500).end();
            default -> {
                // Nobody ever answers this one.
            }
        }
    }
}
