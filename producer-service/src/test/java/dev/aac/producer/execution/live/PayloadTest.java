package dev.aac.producer.execution.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PayloadTest {

    private final Payload payload =
            Payload.of("some-event", Map.of("text", List.of("a\"b", "€\u001e", "}]")));

    @Test
    void eachKindOfConnectionHasItsForm() {
        assertThat(new String(payload.utf8(), UTF_8))
                .isEqualTo(
                        "{\"event\":\"some-event\","
                                + "\"data\":{\"text\":[\"a\\\"b\",\"€\\u001E\",\"}]\"]}}");
        assertThat(new String(payload.packet(), UTF_8))
                .isEqualTo("42[\"some-event\",{\"text\":[\"a\\\"b\",\"€\\u001E\",\"}]\"]}]");
    }

    @Test
    void emptyDataIsAnObject() {
        assertThat(new String(ServerMessages.PONG.packet(), UTF_8)).isEqualTo("42[\"pong\",{}]");
    }

    @Test
    void formsAreMadeOnceForAll() {
        assertThat(payload.packet()).isSameAs(payload.packet());
        assertThat(payload.utf8()).isSameAs(payload.utf8()).hasSize(payload.size());
    }

    /** It stands between packets, and JSON keeps it out of them. */
    @Test
    void separatorOfPacketsIsNeverInOne() {
        assertThat(payload.packet()).doesNotContain((byte) '\u001e');
    }
}
