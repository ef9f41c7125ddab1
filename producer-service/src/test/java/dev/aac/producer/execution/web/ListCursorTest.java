package dev.aac.producer.execution.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.PagePosition;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListCursorTest {

    @Test
    void cursorIsReadAsItWasWritten() {
        for (String taskId : new String[] {"a", "a-b_c.d", "x".repeat(128)}) {
            PagePosition position =
                    new PagePosition(Instant.parse("2026-03-01T12:00:00.123Z"), new TaskId(taskId));

            assertThat(ListCursor.read(ListCursor.write(position))).contains(position);
        }
    }

    @Test
    void cursorNeedsNoEscapingInAnAddress() {
        PagePosition position = new PagePosition(Instant.EPOCH, new TaskId("a.b_c-d"));

        assertThat(ListCursor.write(position)).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1:2:a",
                "2:5:a",
                "1:-5:a",
                "1::a",
                "1:5:",
                "1:5:a/b",
                "1:5:\u0000",
                "1:99999999999999999999:a"
            })
    void otherTextsAreRefused(String plain) {
        String encoded =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        boolean good = plain.equals("1:2:a");

        assertThat(ListCursor.read(encoded).isPresent()).isEqualTo(good);
        assertThat(ListCursor.read(plain)).isEmpty();
    }

    @Test
    void longCursorIsRefused() {
        assertThat(ListCursor.read("A".repeat(10_000))).isEmpty();
    }
}
