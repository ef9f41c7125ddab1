package dev.aac.worker.platform.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.contract.broker.BrokerNames;
import dev.aac.contract.fact.FactAnswer;
import dev.aac.contract.fact.LogTotals;
import dev.aac.contract.id.ClaimId;
import org.junit.jupiter.api.Test;

class BrokerJsonTest {

    @Test
    void unknownFieldsAreIgnored() throws Exception {
        FactAnswer answer =
                BrokerJson.read(bytes("{\"type\":\"accepted\",\"new\":1}"), FactAnswer.class);

        assertThat(answer).isEqualTo(new FactAnswer.Accepted());
    }

    @Test
    void unknownKindIsRefused() {
        assertRefused("{\"type\":\"something-new\"}", FactAnswer.class);
    }

    @Test
    void nullIsRefused() {
        assertRefused("null", FactAnswer.class);
    }

    @Test
    void valueThatFailsItsOwnCheckIsRefused() {
        assertRefused("\"not hexadecimal\"", ClaimId.class);
        assertRefused("{\"lines\":-1,\"bytes\":0,\"truncated\":false}", LogTotals.class);
    }

    @Test
    void reasonQuotesNothing() {
        assertThatThrownBy(() -> BrokerJson.read(bytes("{\"s3cret\": oops}"), LogTotals.class))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageNotContaining("s3cret")
                .hasMessageNotContaining("oops");
    }

    @Test
    void messageThatIsTooLargeIsRefused() {
        byte[] large = new byte[BrokerNames.MESSAGE_BYTES_MAX + 1];

        assertThatThrownBy(() -> BrokerJson.read(large, LogTotals.class))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("bytes are more than");
    }

    private static void assertRefused(String json, Class<?> type) {
        assertThatThrownBy(() -> BrokerJson.read(bytes(json), type))
                .isInstanceOf(MalformedMessageException.class);
    }

    private static byte[] bytes(String json) {
        return json.getBytes(UTF_8);
    }
}
