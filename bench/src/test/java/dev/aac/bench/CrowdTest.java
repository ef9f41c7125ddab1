package dev.aac.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against a server that lets in whoever has a good token, in either dialect. */
class CrowdTest {

    private static final int CLIENTS = 40;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private final List<ServerWebSocket> signedIn = new CopyOnWriteArrayList<>();
    private final HttpServer server =
            vertx.createHttpServer()
                    .webSocketHandler(this::serve)
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void everybodyIsLetInAndTimed() throws Exception {
        try (Crowd crowd = crowd(Dialect.NATIVE)) {
            Crowd.Joined joined = crowd.join(CLIENTS, _ -> "good");

            assertThat(joined.handshakes().size()).isEqualTo(CLIENTS);
            assertThat(joined.notLetIn()).isZero();
            assertThat(crowd.present()).isEqualTo(CLIENTS);
        }
    }

    @Test
    void whoIsTurnedAwayIsCounted() throws Exception {
        try (Crowd crowd = crowd(Dialect.NATIVE)) {
            Crowd.Joined joined = crowd.join(CLIENTS, number -> number < 3 ? "bad" : "good");

            assertThat(joined.notLetIn()).isEqualTo(3);
            assertThat(crowd.present()).isEqualTo(CLIENTS - 3);
        }
    }

    @Test
    void whoIsCutOffIsMissed() throws Exception {
        try (Crowd crowd = crowd(Dialect.NATIVE)) {
            crowd.join(CLIENTS, _ -> "good");

            signedIn.getFirst().close();

            await().atMost(LIMIT).until(() -> crowd.present() == CLIENTS - 1);
            assertThat(crowd.losses()).containsExactly(Map.entry("closed with 1000", 1));
        }
    }

    @Test
    void updatesReachEverySocketAndAreTimed() throws Exception {
        Ages ages = new Ages(Dialect.SOCKET_IO);
        try (Crowd crowd = crowd(Dialect.SOCKET_IO)) {
            crowd.join(CLIENTS, _ -> "good");
            crowd.listen(text -> ages.hear(text, Instant.now()));

            for (ServerWebSocket socket : signedIn) {
                socket.writeTextMessage("2");
                socket.writeTextMessage(
                        "42[\"execution-updated\",{\"endTime\":\"2026-03-01T12:00:00Z\"}]");
            }

            assertThat(ages.await(CLIENTS, LIMIT)).isEqualTo(CLIENTS);
        }
    }

    private Crowd crowd(Dialect dialect) {
        return new Crowd(URI.create("http://127.0.0.1:" + server.actualPort()), dialect, CLIENTS);
    }

    private void serve(ServerWebSocket socket) {
        if (socket.path().equals("/ws")) {
            socket.textMessageHandler(text -> letIn(socket, text, "{\"event\":\"auth-success\"}"));
        } else {
            socket.writeTextMessage("0{\"sid\":\"a\"}");
            socket.textMessageHandler(
                    text -> {
                        if (text.startsWith("40")) {
                            letIn(socket, text, "42[\"auth-success\",{}]");
                        }
                    });
        }
    }

    private void letIn(ServerWebSocket socket, String text, String welcome) {
        if (text.contains("good")) {
            signedIn.add(socket);
            socket.writeTextMessage(welcome);
        } else {
            socket.close();
        }
    }
}
