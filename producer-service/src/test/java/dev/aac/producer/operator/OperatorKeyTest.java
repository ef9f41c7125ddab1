package dev.aac.producer.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorKeyTest {

    private static final String PATH = "/operator/organizations/acme";
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final OperatorKey key = OperatorKey.of("the installation's secret");
    private final String proof = key.proof("GET", PATH, NOW);

    @Test
    void proofIsGoodForItsRequestAndAMinute() {
        assertThat(key.proves(proof, "GET", PATH, NOW)).isTrue();
        assertThat(key.proves(proof, "GET", PATH, NOW.plus(OperatorKey.LIFE))).isTrue();
        assertThat(key.proves(proof, "GET", PATH, NOW.minus(OperatorKey.LIFE))).isTrue();
        assertThat(key.proves(proof, "GET", PATH, NOW.plus(OperatorKey.LIFE).plusSeconds(1)))
                .isFalse();
        assertThat(key.proves(proof, "GET", PATH, NOW.minus(OperatorKey.LIFE).minusSeconds(1)))
                .isFalse();
    }

    @Test
    void proofIsGoodForNoOtherRequest() {
        assertThat(key.proves(proof, "PUT", PATH, NOW)).isFalse();
        assertThat(key.proves(proof, "GET", PATH + "/plan/free", NOW)).isFalse();
        assertThat(key.proves(proof, "GET", "/operator/organizations/other", NOW)).isFalse();
    }

    @Test
    void whoHasAnotherSecretProvesNothing() {
        OperatorKey other = OperatorKey.of("another secret");
        assertThat(key.proves(other.proof("GET", PATH, NOW), "GET", PATH, NOW)).isFalse();
    }

    @Test
    void proofCannotBeMadeYounger() {
        String younger = NOW.plusSeconds(3_600).getEpochSecond() + proof.substring(10);
        assertThat(younger).hasSameSizeAs(proof);
        assertThat(key.proves(younger, "GET", PATH, NOW.plusSeconds(3_600))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "1767225600", "1767225600:", "1767225600:00", "x:y", "-1:0"})
    void otherTextsAreNoProofs(String text) {
        assertThat(key.proves(text, "GET", PATH, NOW)).isFalse();
    }
}
