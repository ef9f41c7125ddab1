package dev.aac.producer.platform.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationIdTest {

    @Test
    void wellFormedIdIsTaken() {
        assertThat(CorrelationId.takenOrMade("Ci-run_7.3").value()).isEqualTo("Ci-run_7.3");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "a b", "a\nb", "ä", "<script>"})
    void otherIdIsReplaced(@Nullable String offered) {
        assertThat(CorrelationId.takenOrMade(offered).value()).matches("[0-9a-f]{32}");
    }

    @Test
    void idHasALongestLength() {
        assertThat(CorrelationId.takenOrMade("x".repeat(64)).value()).hasSize(64).startsWith("x");
        assertThat(CorrelationId.takenOrMade("x".repeat(65)).value()).hasSize(32);
        assertThatIllegalArgumentException().isThrownBy(() -> new CorrelationId("x".repeat(65)));
    }

    @Test
    void madeIdsDiffer() {
        assertThat(CorrelationId.takenOrMade(null)).isNotEqualTo(CorrelationId.takenOrMade(null));
    }
}
