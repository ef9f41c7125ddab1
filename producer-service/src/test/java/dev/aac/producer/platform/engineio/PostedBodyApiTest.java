package dev.aac.producer.platform.engineio;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aac.producer.platform.testing.SlowSender;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bodies that are refused and come all the same. */
@QuarkusTest
@Tag("serial")
class PostedBodyApiTest {

    private static final String ROUTE = "/socket.io/?EIO=4&transport=polling";
    private static final Duration CUT_OFF_WITHIN = Duration.ofMinutes(2);
    private static final int TOO_MANY_BYTES = 2 * EngineSession.BODY_BYTES_MAX;

    @Test
    void bodyThatIsTooLargeAndDribbledOnIsCutOff() throws IOException {
        isRefusedAndCutOff(ROUTE + "&sid=" + sid(), TOO_MANY_BYTES, "HTTP/1.1 413");
    }

    @Test
    void bodyOfNoSessionThatIsDribbledOnIsCutOff() throws IOException {
        isRefusedAndCutOff(ROUTE + "&sid=none", TOO_MANY_BYTES, "HTTP/1.1 400");
    }

    private static void isRefusedAndCutOff(String target, int length, String status)
            throws IOException {
        try (SlowSender slow = SlowSender.posting(target, length)) {
            assertThat(slow.status()).startsWith(status);
            await().atMost(CUT_OFF_WITHIN).until(() -> !slow.sends(1));
        }
    }

    /** Of a new session. */
    private static String sid() {
        String opened = given().get(ROUTE).then().statusCode(200).extract().asString();
        return JsonPath.from(opened.substring(1)).getString("sid");
    }
}
