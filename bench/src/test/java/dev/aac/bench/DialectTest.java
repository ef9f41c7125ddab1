package dev.aac.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialectTest {

    @Test
    void ourClientSaysWhoItIsAsSoonAsItIsConnected() {
        assertThat(Dialect.NATIVE.opening("t"))
                .isEqualTo("{\"event\":\"auth\",\"data\":{\"token\":\"t\"}}");
    }

    @Test
    void clientOfSocketIoJoinsWhenItIsSpokenTo() {
        assertThat(Dialect.SOCKET_IO.opening("t")).isNull();
        assertThat(Dialect.SOCKET_IO.answer("0{\"sid\":\"a\"}", "t"))
                .isEqualTo("40{\"token\":\"t\"}");
    }

    @Test
    void clientOfSocketIoGivesSignsOfLife() {
        assertThat(Dialect.SOCKET_IO.answer("2", "t")).isEqualTo("3");
        assertThat(Dialect.SOCKET_IO.answer("40{\"sid\":\"b\"}", "t")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "NATIVE    | {\"event\":\"auth-success\",\"data\":{\"role\":\"admin\"}}",
                "SOCKET_IO | 42[\"auth-success\",{\"role\":\"admin\"}]"
            })
    void welcomeIsTold(Dialect dialect, String text) {
        assertThat(dialect.isWelcome(text)).isTrue();
        assertThat(dialect.isUpdate(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "NATIVE    | {\"event\":\"execution-updated\",\"data\":{\"taskId\":\"bench-1\"}}",
                "SOCKET_IO | 42[\"execution-updated\",{\"taskId\":\"bench-1\"}]"
            })
    void updateSaysWhatItIsOf(Dialect dialect, String text) {
        assertThat(dialect.isUpdate(text)).isTrue();
        assertThat(dialect.isWelcome(text)).isFalse();
        assertThat(dialect.data(text).path("taskId").asText()).isEqualTo("bench-1");
    }
}
