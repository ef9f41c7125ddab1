package dev.aac.producer.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "José", "张伟", "О'Брайен", "👩‍👩‍👧 Family", "عبد الله", "a\u00A0b"})
    void textOfAnyScriptIsKept(String text) {
        assertThat(DisplayText.clean(text)).isEqualTo(text);
    }

    @Test
    void whatLooksAlikeIsAlike() {
        assertThat(DisplayText.clean(" Jose\u0301 ")).isEqualTo("José");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "   ", "a\u0000b", "a\nb", "a\u202Eb", "a\u2066b", "\uD800", "a\u2028b"})
    void textThatCannotBeShownIsRefused(String text) {
        assertThat(DisplayText.isClean(text)).isFalse();
    }

    @Test
    void lengthCountsCharactersAsPeopleDo() {
        assertThat(DisplayText.isClean("🚀".repeat(100))).isTrue();
        assertThat(DisplayText.isClean("🚀".repeat(101))).isFalse();
    }
}
