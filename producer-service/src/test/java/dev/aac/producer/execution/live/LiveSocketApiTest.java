package dev.aac.producer.execution.live;

import static dev.aac.producer.execution.live.LiveSamples.lines;
import static dev.aac.producer.execution.live.LiveSamples.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@Tag("serial")
class LiveSocketApiTest {

    @Inject LiveWriter writer;

    @Test
    void updatesAndLinesArriveInOrderAndOnlyAtTheirOrganization() {
        SignedUp ours = SignedUp.anew();
        SignedUp theirs = SignedUp.anew();
        try (SocketClient own = client().signedIn(ours.token());
                SocketClient foreign = client().signedIn(theirs.token())) {
            JsonNode answer = own.awaitEvent("auth-success");
            assertThat(answer.path("organizationId").textValue()).isEqualTo(ours.organizationId());
            assertThat(answer.path("userId").textValue()).isEqualTo(ours.userId());
            assertThat(answer.path("role").textValue()).isEqualTo("admin");

            Execution execution = writer.insert(ours, "hello");
            writer.runToEnd(execution, 3);

            await().until(() -> statuses(own).endsWith("PASSED"));
            assertThat(statuses(own)).isEqualTo("PENDING RUNNING PASSED");
            assertThat(own.lines("hello")).isEqualTo(numbers(1, 3));
            foreign.send("{'event':'ping'}").awaitEvent("pong");
            assertThat(foreign.events()).containsExactly("auth-success", "pong");
        }
    }

    @Test
    void sameTaskIdInAnotherOrganizationIsAnotherExecution() {
        SignedUp ours = SignedUp.anew();
        SignedUp theirs = SignedUp.anew();
        Execution own = writer.insert(ours, "same");
        Execution foreign = writer.insert(theirs, "same");
        writer.append(own, lines(1, 2));
        writer.append(foreign, lines(1, 5));
        try (SocketClient client = client().signedIn(ours.token())) {
            client.subscribe("same", 1);
            await().until(() -> client.lines("same").size() == 2);
            writer.append(foreign, lines(6, 9));
            writer.append(own, lines(3, 3));
            await().until(() -> client.lines("same").size() >= 3);
            assertThat(client.lines("same")).isEqualTo(numbers(1, 3));
        }
    }

    @Test
    void foreignExecutionIsAnsweredLikeAMissingOne() {
        SignedUp ours = SignedUp.anew();
        writer.insert(SignedUp.anew(), "theirs");
        try (SocketClient client = client().signedIn(ours.token())) {
            client.subscribe("theirs", 1).subscribe("missing", 1);
            await().until(() -> client.data("error").size() == 2);
            assertThat(client.data("error").get(0)).isEqualTo(client.data("error").get(1));
        }
    }

    @Test
    void silentConnectionIsClosedAfterFiveSeconds() {
        long before = System.nanoTime();
        try (SocketClient client = client()) {
            assertThat(client.awaitClose()).isEqualTo(4401);
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(7));
            assertThat(client.data("auth-error").getFirst().path("error").textValue())
                    .isEqualTo("Authentication required");
        }
    }

    @Test
    void wrongTokenIsRefused() {
        try (SocketClient client = client().signIn("not.a.token")) {
            assertThat(client.awaitClose()).isEqualTo(4401);
            assertThat(client.data("auth-error").getFirst().path("error").textValue())
                    .isEqualTo("Invalid or expired token");
        }
    }

    @Test
    void tokenInTheAddressIsNoSignIn() {
        SignedUp ours = SignedUp.anew();
        URI withToken = URI.create(uri() + "?token=" + ours.token());
        try (SocketClient client = SocketClient.connect(withToken)) {
            client.send("{'event':'ping'}");
            assertThat(client.awaitClose()).isEqualTo(4401);
        }
    }

    @Test
    void logoutClosesTheSocketWithinASecond() {
        SignedUp ours = SignedUp.anew();
        SignedUp elsewhere = ours.signedInAgain();
        try (SocketClient client = client().signedIn(ours.token());
                SocketClient other = client().signedIn(elsewhere.token())) {
            ours.request().post("/api/auth/logout").then().statusCode(200);
            long after = System.nanoTime();
            assertThat(client.awaitClose()).isEqualTo(4401);
            assertThat(Duration.ofNanos(System.nanoTime() - after))
                    .isLessThan(Duration.ofMillis(1_500));
            other.send("{'event':'ping'}").awaitEvent("pong");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"role", "status"})
    void changeOfRoleAndSuspensionCloseTheSocket(String field) {
        SignedUp ours = SignedUp.anew();
        try (SocketClient client = client().signedIn(ours.token())) {
            writer.changeUser(ours, field, field.equals("role") ? "viewer" : "suspended");
            assertThat(client.awaitClose()).isEqualTo(4401);
        }
    }

    @Test
    void cancelTakesThePermission() {
        SignedUp ours = SignedUp.anew();
        Execution execution = writer.insert(ours, "mine");
        changeRole(ours, "viewer");
        try (SocketClient client = client().signedIn(ours.token())) {
            client.send("{'event':'cancel-execution','data':{'taskId':'mine'}}");
            assertThat(client.awaitEvent("error").path("code").textValue())
                    .isEqualTo("auth.insufficient_permissions");
            assertThat(writer.stored(execution)).isEqualTo(execution);
        }
        changeRole(ours, "developer");
        try (SocketClient client = client().signedIn(ours.token())) {
            client.send("{'event':'cancel-execution','data':{'taskId':'mine'}}");
            client.awaitEvent("cancel-accepted");
            assertThat(client.awaitEvent("execution-updated").path("status").textValue())
                    .isEqualTo("CANCELLED");
        }
    }

    @Test
    void cancelIsInTheTrailWithWhereItCameFrom() {
        SignedUp ours = SignedUp.anew();
        writer.insert(ours, "mine");
        Map<String, String> headers =
                Map.of("User-Agent", "watcher/1", "X-Correlation-Id", "socket-7");
        try (SocketClient client = SocketClient.connectWith(uri(), headers)) {
            client.signedIn(ours.token());
            client.send("{'event':'cancel-execution','data':{'taskId':'mine'}}");
            client.awaitEvent("cancel-accepted");
        }
        JsonPath event =
                ours.request()
                        .get("/api/audit-events?type=ExecutionCancelled")
                        .then()
                        .statusCode(200)
                        .body("data", hasSize(1))
                        .extract()
                        .jsonPath();
        assertThat(event.getString("data[0].correlationId")).isEqualTo("socket-7");
        assertThat(event.getString("data[0].actor.userId")).isEqualTo(ours.userId());
        assertThat(event.getString("data[0].actor.address")).isEqualTo("127.0.0.1");
        assertThat(event.getString("data[0].actor.client")).isEqualTo("watcher/1");
    }

    @Test
    void networkThatDoesNotSignInGetsNoMoreConnectionsAndOthersKeepTheirs() {
        SignedUp ours = SignedUp.anew();
        List<SocketClient> unauthenticated = new ArrayList<>();
        try (SocketClient known = client().signedIn(ours.token())) {
            int status = 101;
            while (status == 101 && unauthenticated.size() < 1_000) {
                status = statusOfAnother(unauthenticated);
            }
            assertThat(status).isEqualTo(429);
            known.send("{'event':'ping'}").awaitEvent("pong");

            unauthenticated.forEach(SocketClient::close);
            await().untilAsserted(
                            () -> assertThat(statusOfAnother(unauthenticated)).isEqualTo(101));
        } finally {
            unauthenticated.forEach(SocketClient::close);
        }
    }

    private int statusOfAnother(List<SocketClient> unauthenticated) {
        try {
            unauthenticated.add(client());
            return 101;
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw failure;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://127.0.0.1.evil.example", "x"})
    void foreignPageMayNotConnect(String origin) {
        assertThatThrownBy(() -> SocketClient.connectFrom(uri(), origin).close())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(403));
    }

    @Test
    void pageOfThisHostMayConnect() {
        SignedUp ours = SignedUp.anew();
        String origin = "http://localhost:" + RestAssured.port;
        try (SocketClient client = SocketClient.connectFrom(uri(), origin)) {
            client.signedIn(ours.token());
        }
    }

    @Test
    void oversizedFrameAndOversizedMessageAreRefused() {
        SignedUp ours = SignedUp.anew();
        try (SocketClient client = client().signedIn(ours.token())) {
            client.sendPart("x".repeat(64 * 1024 + 1), true);
            assertThat(client.awaitClose()).isEqualTo(1009);
        }
        try (SocketClient client = client().signedIn(ours.token())) {
            client.sendPart("x".repeat(60 * 1024), false);
            client.sendPart("x".repeat(60 * 1024), true);
            assertThat(client.awaitClose()).isEqualTo(1009);
        }
    }

    @Test
    void messageMayComeInParts() {
        SignedUp ours = SignedUp.anew();
        try (SocketClient client = client().signedIn(ours.token())) {
            client.sendPart("{\"event\":", false);
            client.sendPart("\"ping\"}", true);
            client.awaitEvent("pong");
            client.sendPart(
                    "{\"event\":\"ping\",\"data\":{\"x\":\"" + "y".repeat(60_000) + "\"}}", true);
            await().until(() -> client.data("pong").size() == 2);
        }
    }

    @Test
    void binaryMessageIsAnError() {
        SignedUp ours = SignedUp.anew();
        try (SocketClient client = client().signedIn(ours.token())) {
            client.sendBinary(new byte[] {1, 2, 3});
            assertThat(client.awaitEvent("error").path("code").textValue())
                    .isEqualTo("live.binary_message");
        }
    }

    @Test
    void floodOfMessagesOrPingsIsClosed() {
        SignedUp ours = SignedUp.anew();
        try (SocketClient client = client().signedIn(ours.token())) {
            flood(client, () -> client.send("{'event':'ping'}"));
            assertThat(client.awaitClose()).isEqualTo(1008);
        }
        try (SocketClient client = client().signedIn(ours.token())) {
            flood(client, client::sendPing);
            assertThat(client.awaitClose()).isEqualTo(1008);
        }
    }

    /** And waits until it is known: it may take a second. */
    private void changeRole(SignedUp who, String role) {
        writer.changeUser(who, "role", role);
        int refused = role.equals("viewer") ? 403 : 404;
        await().until(
                        () -> who.request().post("/api/executions/no-such/cancel").statusCode(),
                        status -> status == refused);
    }

    private static void flood(SocketClient client, Runnable one) {
        try {
            for (int i = 0; i < 3 * FrameGate.FRAMES_AT_ONCE_MAX && client.isOpen(); i++) {
                one.run();
            }
        } catch (CompletionException closed) {
            assertThat(closed).hasMessageContaining("closed");
        }
    }

    private static String statuses(SocketClient client) {
        return String.join(
                " ",
                client.data("execution-updated").stream()
                        .map(update -> update.path("status").textValue())
                        .distinct()
                        .toList());
    }

    private SocketClient client() {
        return SocketClient.connect(uri());
    }

    private static URI uri() {
        return URI.create("ws://localhost:" + RestAssured.port + LiveEndpoint.PATH);
    }
}
