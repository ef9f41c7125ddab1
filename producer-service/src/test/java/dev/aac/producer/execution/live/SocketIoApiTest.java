package dev.aac.producer.execution.live;

import static dev.aac.producer.execution.live.LiveSamples.lines;
import static dev.aac.producer.execution.live.LiveSamples.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.platform.engineio.EngineSession;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@Tag("serial")
class SocketIoApiTest {

    @Inject LiveWriter writer;

    @Inject SocketQuotas quotas;

    @ConfigProperty(name = "aac.live.sockets-per-user")
    int ownSocketsMax;

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket"})
    void updatesAndLinesArriveInOrderAndOnlyAtTheirOrganization(String transport) {
        SignedUp ours = SignedUp.anew();
        SignedUp theirs = SignedUp.anew();
        try (EngineClient own = client(transport).joined(ours.token());
                EngineClient foreign = client(transport).joined(theirs.token())) {
            JsonNode answer = own.awaitEvent("auth-success");
            assertThat(answer.path("organizationId").textValue()).isEqualTo(ours.organizationId());
            assertThat(answer.path("userId").textValue()).isEqualTo(ours.userId());

            Execution execution = writer.insert(ours, "hello");
            writer.runToEnd(execution, 3);

            await().until(() -> lastStatus(own).equals("PASSED"));
            await().until(() -> own.lines("hello").size() == 3);
            assertThat(own.lines("hello")).isEqualTo(numbers(1, 3));
            foreign.say("42[\"ping\",{}]").awaitEvent("pong");
            assertThat(foreign.data("execution-updated")).isEmpty();
            assertThat(foreign.data("execution-log")).isEmpty();
        }
    }

    @Test
    void socketTakesOverWhileLinesComeWithoutLosingOrDoublingOne() throws InterruptedException {
        int count = 400;
        SignedUp ours = SignedUp.anew();
        Execution execution = writer.insert(ours, "busy");
        writer.start(execution);
        try (EngineClient client = client("polling").joined(ours.token())) {
            Thread writing =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        for (int seq = 1; seq <= count; seq++) {
                                            writer.append(execution, lines(seq, seq));
                                        }
                                    });
            await().until(() -> !client.lines("busy").isEmpty());
            client.upgrade();
            client.say("42[\"ping\",{}]").awaitEvent("pong");
            writing.join();
            await().until(() -> client.lines("busy").size() >= count);
            assertThat(client.lines("busy")).isEqualTo(numbers(1, count));

            assertThat(client.poll().body()).isEqualTo(error(3, "Bad request"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,'',0,Transport unknown",
        "GET,EIO=4,0,Transport unknown",
        "GET,EIO=4&transport=webtransport,0,Transport unknown",
        "GET,EIO=4&transport=polling&sid=none,1,Session ID unknown",
        "POST,EIO=4&transport=polling&sid=none,1,Session ID unknown",
        "POST,EIO=4&transport=polling,2,Bad handshake method",
        "DELETE,EIO=4&transport=polling,2,Bad handshake method",
        "GET,EIO=4&transport=websocket,3,Bad request",
        "GET,transport=polling,5,Unsupported protocol version",
        "GET,EIO=3&transport=polling,5,Unsupported protocol version"
    })
    void requestThatIsNoneOfTheProtocolIsRefusedInItsWords(
            String method, String query, int code, String message) {
        try (EngineClient any = client("polling")) {
            HttpResponse<String> refused =
                    EngineClient.send(
                            any.request(query).method(method, BodyPublishers.noBody()).build());
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(refused.body()).isEqualTo(error(code, message));
        }
    }

    @Test
    void otherMethodsOfASessionAreRefused() {
        try (EngineClient client = client("polling")) {
            HttpResponse<String> refused =
                    EngineClient.send(
                            client.request(client.ownQuery())
                                    .method("DELETE", BodyPublishers.noBody())
                                    .build());
            assertThat(refused.body()).isEqualTo(error(3, "Bad request"));
        }
    }

    /** The client fetches already. */
    @Test
    void secondRequestAtOnceEndsTheSession() {
        try (EngineClient client = client("polling")) {
            client.joined(SignedUp.anew().token());
            HttpResponse<String> second = client.poll();
            // Whichever of the two came first waits and is told of the end.
            assertThat(second.body()).isIn(error(3, "Bad request"), "1");
            client.awaitClose();
        }
    }

    @Test
    void bodyThatIsTooLargeEndsTheSession() {
        try (EngineClient client = client("polling")) {
            client.joined(SignedUp.anew().token());
            String fitting = "42[\"ping\",{\"x\":\"" + "y".repeat(60_000) + "\"}]";
            client.say(fitting).awaitEvent("pong");
            HttpResponse<String> refused =
                    client.post("4" + "y".repeat(EngineSession.BODY_BYTES_MAX));
            assertThat(refused.statusCode()).isEqualTo(413);
            client.awaitClose();
        }
    }

    @Test
    void bodyOfUnknownLengthIsCutOffWhereItBecomesTooLarge() {
        try (EngineClient client = client("polling")) {
            byte[] much =
                    "4"
                            .repeat(2 * EngineSession.BODY_BYTES_MAX)
                            .getBytes(StandardCharsets.US_ASCII);
            HttpResponse<String> refused =
                    EngineClient.send(
                            client.request(client.ownQuery())
                                    .POST(
                                            BodyPublishers.fromPublisher(
                                                    BodyPublishers.ofByteArray(much)))
                                    .build());
            assertThat(refused.statusCode()).isEqualTo(413);
            client.awaitClose();
        }
    }

    @Test
    void bodyThatDoesNotEndIsCutOff() throws Exception {
        try (EngineClient client = client("polling").joined(SignedUp.anew().token());
                Socket slow = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            slow.setSoTimeout(60_000);
            String begun =
                    "POST /socket.io/?EIO=4&transport=polling&sid=%s HTTP/1.1\r\nHost: %s\r\nContent-Length: 9\r\n\r\n42["
                            .formatted(client.sid(), authority());
            slow.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));

            assertThat(slow.getInputStream().read()).isEqualTo(-1);

            client.say("42[\"ping\",{}]").awaitEvent("pong");
        }
    }

    @Test
    void bodyThatIsNoTextEndsTheSession() {
        try (EngineClient client = client("polling")) {
            HttpResponse<String> refused = client.post(new byte[] {'4', (byte) 0xC3, '('});
            assertThat(refused.statusCode()).isEqualTo(400);
            client.awaitClose();
        }
    }

    @Test
    void floodOfPacketsEndsTheSession() {
        try (EngineClient client = client("websocket").joined(SignedUp.anew().token())) {
            try {
                for (int i = 0; i < 3 * FrameGate.FRAMES_AT_ONCE_MAX && client.isOpen(); i++) {
                    client.say("42[\"ping\",{}]");
                }
            } catch (CompletionException closed) {
                assertThat(closed).hasMessageContaining("closed");
            }
            client.awaitClose();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "polling,not.a.token,Invalid or expired token",
        "websocket,not.a.token,Invalid or expired token",
        "polling,'',Authentication required",
        "websocket,'',Authentication required"
    })
    void badTokenIsTold(String transport, String token, String error) {
        try (EngineClient client = client(transport)) {
            client.say("40{\"token\":\"" + token + "\"}");
            assertThat(client.awaitEvent("auth-error").path("error").textValue()).isEqualTo(error);
            client.awaitClose();
            assertThat(client.packets()).endsWith("41");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket"})
    void logoutClosesTheSession(String transport) {
        SignedUp ours = SignedUp.anew();
        SignedUp elsewhere = ours.signedInAgain();
        try (EngineClient client = client(transport).joined(ours.token());
                EngineClient other = client(transport).joined(elsewhere.token())) {
            ours.request().post("/api/auth/logout").then().statusCode(200);
            client.awaitEvent("auth-error");
            client.awaitClose();
            assertThat(client.packets()).endsWith("41");
            other.say("42[\"ping\",{}]").awaitEvent("pong");
        }
    }

    @Test
    void nameOfTheConnectionIsNotTheOneThatOpensTheSession() {
        try (EngineClient client = client("polling").joined(SignedUp.anew().token())) {
            assertThat(client.packets().getFirst())
                    .startsWith("40{\"sid\":\"")
                    .doesNotContain(client.sid());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://127.0.0.1.evil.example"})
    void foreignPageMayNotConnect(String origin) {
        try (EngineClient any = client("polling")) {
            HttpResponse<String> refused =
                    EngineClient.send(
                            any.request("EIO=4&transport=polling")
                                    .header("Origin", origin)
                                    .build());
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).doesNotContain("sid");
        }
        assertThatThrownBy(() -> connectFrom(origin))
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(403));
    }

    @Test
    void pageOfThisHostMayConnect() {
        try (EngineClient any = client("polling")) {
            HttpResponse<String> opened =
                    EngineClient.send(
                            any.request("EIO=4&transport=polling")
                                    .header("Origin", "http://" + authority())
                                    .build());
            assertThat(opened.statusCode()).isEqualTo(200);
            assertThat(opened.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(opened.headers().firstValue("Content-Type"))
                    .contains("text/plain; charset=UTF-8");
        }
    }

    @Test
    void sessionHasOnePlaceHoweverItGoesOn() throws InterruptedException {
        SignedUp ours = SignedUp.anew();
        OrganizationScope scope = LiveSamples.scope(new OrganizationId(ours.organizationId()));
        try (EngineClient client = client("polling").joined(ours.token())) {
            assertThat(quotas.count(scope)).isEqualTo(1);
            client.upgrade();
            client.say("42[\"ping\",{}]").awaitEvent("pong");
            assertThat(quotas.count(scope)).isEqualTo(1);
        }
        await().until(() -> quotas.count(scope) == 0);
        client("polling").joined(ours.token()).close();
        await().until(() -> quotas.count(scope) == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket"})
    void whoHasTooManyIsToldSo(String transport) {
        SignedUp ours = SignedUp.anew();
        List<SocketClient> own = new ArrayList<>();
        try (EngineClient oneMore = client(transport)) {
            while (own.size() < ownSocketsMax) {
                own.add(
                        SocketClient.connect(
                                URI.create("ws://" + authority() + LiveEndpoint.PATH)));
                own.getLast().signedIn(ours.token());
            }

            oneMore.say("40{\"token\":\"" + ours.token() + "\"}");
            assertThat(oneMore.awaitEvent("error").path("code").textValue())
                    .isEqualTo("live.too_many_own_connections");
            oneMore.awaitClose();
            assertThat(oneMore.packets()).as("it may come back").doesNotContain("41");
        } finally {
            own.forEach(SocketClient::close);
        }
        OrganizationScope scope = LiveSamples.scope(new OrganizationId(ours.organizationId()));
        await().until(() -> quotas.count(scope) == 0);
    }

    @Test
    void socketOfAnUnknownSessionIsRefused() {
        assertThatThrownBy(() -> connect("EIO=4&transport=websocket&sid=none"))
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(400));
    }

    private static String lastStatus(EngineClient client) {
        return client.data("execution-updated").stream()
                .reduce((_, last) -> last)
                .map(update -> update.path("status").asText())
                .orElse("");
    }

    private static String error(int code, String message) {
        return "{\"code\":" + code + ",\"message\":\"" + message + "\"}";
    }

    private static EngineClient client(String transport) {
        return transport.equals("polling")
                ? EngineClient.polling(authority())
                : EngineClient.websocket(authority());
    }

    private static void connectFrom(String origin) {
        connect(
                "EIO=4&transport=websocket",
                HttpClient.newHttpClient().newWebSocketBuilder().header("Origin", origin));
    }

    private static void connect(String query) {
        connect(query, HttpClient.newHttpClient().newWebSocketBuilder());
    }

    private static void connect(String query, WebSocket.Builder builder) {
        URI uri = URI.create("ws://" + authority() + SocketIoEndpoint.PATH + "?" + query);
        builder.buildAsync(uri, new WebSocket.Listener() {}).join().abort();
    }

    private static String authority() {
        return "localhost:" + RestAssured.port;
    }
}
