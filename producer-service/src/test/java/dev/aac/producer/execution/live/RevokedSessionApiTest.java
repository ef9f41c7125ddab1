package dev.aac.producer.execution.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.platform.testing.Invited;
import dev.aac.producer.platform.testing.LogRecords;
import dev.aac.producer.platform.testing.RefreshTokens;
import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The socket of a session that was ended for its owner is closed; those of others stay. */
@QuarkusTest
@Tag("serial")
class RevokedSessionApiTest {

    /** It takes about half a second; more is allowed to a machine that is busy with other tests. */
    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(5);

    @Test
    void reuseOfARefreshTokenClosesTheSocketOfItsSession() {
        SignedUp ours = SignedUp.anew();
        SignedUp elsewhere = ours.signedInAgain();
        String first = RefreshTokens.ofNewSession(ours);
        RefreshTokens.Pair second = RefreshTokens.refreshed(first);
        RefreshTokens.Pair third = RefreshTokens.refreshed(second.refreshToken());
        try (SocketClient client = client().signedIn(third.token());
                SocketClient other = client().signedIn(elsewhere.token());
                LogRecords log = LogRecords.listen()) {
            RefreshTokens.refresh(first).then().statusCode(401);
            assertClosed(client);
            other.send("{'event':'ping'}").awaitEvent("pong");
            assertThat(log.saying("SuspiciousActivityDetected"))
                    .anyMatch(line -> line.message().contains(ours.userId()))
                    .noneMatch(line -> line.message().contains(first));
            assertThat(log.saying("RefreshTokenRevoked"))
                    .anyMatch(line -> line.message().contains(ours.userId()));
        }
        for (String dead : new String[] {second.token(), third.token()}) {
            given().header("Authorization", "Bearer " + dead)
                    .get("/api/auth/me")
                    .then()
                    .statusCode(401);
        }
        RefreshTokens.refresh(third.refreshToken()).then().statusCode(401);
    }

    @Test
    void sessionEndedFromTheListLosesItsSocket() {
        SignedUp ours = SignedUp.anew();
        SignedUp elsewhere = ours.signedInAgain();
        String id =
                elsewhere
                        .request()
                        .get("/api/auth/sessions")
                        .jsonPath()
                        .getString("data.find { it.current }.id");
        try (SocketClient client = client().signedIn(elsewhere.token());
                SocketClient own = client().signedIn(ours.token())) {
            ours.request().delete("/api/auth/sessions/" + id).then().statusCode(200);
            assertClosed(client);
            own.send("{'event':'ping'}").awaitEvent("pong");
        }
    }

    @Test
    void logoutEverywhereClosesAllSockets() {
        SignedUp ours = SignedUp.anew();
        SignedUp elsewhere = ours.signedInAgain();
        try (SocketClient client = client().signedIn(elsewhere.token());
                SocketClient own = client().signedIn(ours.token())) {
            ours.request()
                    .contentType("application/json")
                    .body(Map.of("allDevices", true))
                    .post("/api/auth/logout")
                    .then()
                    .statusCode(200);
            assertClosed(client);
            assertClosed(own);
        }
    }

    @Test
    void socketOfAPersonWhoseRoleOrPlaceIsTakenIsClosed() {
        SignedUp admin = SignedUp.anew();
        SignedUp demoted = Invited.by(admin, "developer");
        SignedUp removed = Invited.by(admin, "developer");
        try (SocketClient own = client().signedIn(admin.token());
                SocketClient first = client().signedIn(demoted.token());
                SocketClient second = client().signedIn(removed.token())) {
            change(admin, demoted, Map.of("role", "viewer"));
            assertClosed(first);
            try (SocketClient again = client().signedIn(demoted.token())) {
                change(admin, demoted, Map.of("status", "suspended"));
                assertClosed(again);
            }
            second.send("{'event':'ping'}").awaitEvent("pong");
            admin.request().delete("/api/users/" + removed.userId()).then().statusCode(200);
            assertClosed(second);
            own.send("{'event':'ping'}").awaitEvent("pong");
        }
    }

    private static void change(SignedUp by, SignedUp whom, Map<String, String> body) {
        by.request()
                .contentType("application/json")
                .body(body)
                .patch("/api/users/" + whom.userId())
                .then()
                .statusCode(200);
    }

    private static void assertClosed(SocketClient client) {
        long after = System.nanoTime();
        assertThat(client.awaitClose()).isEqualTo(4401);
        assertThat(Duration.ofNanos(System.nanoTime() - after)).isLessThan(CLOSED_WITHIN);
    }

    private static SocketClient client() {
        return SocketClient.connect(URI.create("ws://127.0.0.1:" + RestAssured.port + "/ws"));
    }
}
