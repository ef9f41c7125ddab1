package dev.aac.worker.container.docker;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CopiedMessagesTest {

    private static final String TIME = "2026-11-26T15:21:13.038683893Z ";
    private static final String PIECE = "x".repeat(CopiedMessages.PIECE_BYTES);

    private final CopiedMessages messages = new CopiedMessages();

    private String bytesOf(String message) {
        return new String(messages.bytesOf((TIME + message).getBytes(US_ASCII)), US_ASCII);
    }

    @Test
    void lineIsWhatStandsBehindItsTime() {
        assertThat(bytesOf("a line\n")).isEqualTo("a line\n");
        assertThat(bytesOf("\n")).isEqualTo("\n");
        assertThat(bytesOf(" indented \n")).isEqualTo(" indented \n");
    }

    @Test
    void lastLineNeedsNoEnd() {
        assertThat(bytesOf("whole\n")).isEqualTo("whole\n");
        assertThat(bytesOf("no end")).isEqualTo("no end");
    }

    @Test
    void longLineGetsItsLostEndBack() {
        assertThat(bytesOf(PIECE)).isEqualTo(PIECE);
        assertThat(bytesOf(PIECE)).isEqualTo(PIECE);
        assertThat(bytesOf("rest")).isEqualTo("rest\n");
        assertThat(bytesOf("next\n")).isEqualTo("next\n");
    }

    @Test
    void lineThatEndsWithAPieceGetsItsLostEndBack() {
        assertThat(bytesOf(PIECE)).isEqualTo(PIECE);
        assertThat(bytesOf("")).isEqualTo("\n");
    }

    @Test
    void longLineThatKeptItsEndGetsNoSecondOne() {
        assertThat(bytesOf(PIECE)).isEqualTo(PIECE);
        assertThat(bytesOf("rest\n")).isEqualTo("rest\n");
        assertThat(bytesOf("no end")).isEqualTo("no end");
    }

    @Test
    void messageWithoutATimeIsRefused() {
        assertThatThrownBy(() -> messages.bytesOf("nonsense\n".getBytes(US_ASCII)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
