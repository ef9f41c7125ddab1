package dev.aac.producer.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterTest {

    @ParameterizedTest
    @ValueSource(strings = {"\r\nBcc: all@example.org", "\nX: y", "a\rb", "\u0000", "\u0085"})
    void nothingBecomesAHeaderOfItsOwn(String bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Letter("ada@example.org", bad, "text"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Letter("ada@example.org" + bad, "subject", "text"));
    }

    @Test
    void letterIsNotForLogs() {
        assertThat(new Letter("ada@example.org", "s", "secret link").toString())
                .doesNotContain("secret");
    }
}
