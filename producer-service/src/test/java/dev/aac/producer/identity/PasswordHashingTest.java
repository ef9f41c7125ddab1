package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashingTest {

    /** The password of the original test vector. */
    private static final String KNOWN = "U*U";

    private final PasswordHashing hashing = new PasswordHashing("4");

    @AfterEach
    void close() {
        hashing.close();
    }

    @Test
    void hashMatchesItsPasswordOnly() {
        PasswordHash hash = hashing.hash("Correct-Horse-9");
        assertThat(hashing.matches("Correct-Horse-9", hash)).isTrue();
        assertThat(hashing.matches("correct-Horse-9", hash)).isFalse();
        assertThat(hashing.matches("", hash)).isFalse();
    }

    @Test
    void samePasswordHashesDifferentlyEachTime() {
        assertThat(hashing.hash("Correct-Horse-9")).isNotEqualTo(hashing.hash("Correct-Horse-9"));
    }

    /**
     * The test vector of the original bcrypt, under each of the prefixes for the same algorithm.
     */
    @ParameterizedTest
    @ValueSource(strings = {"2a", "2b", "2y"})
    void hashesOfOtherImplementationsVerify(String version) {
        PasswordHash hash =
                new PasswordHash(
                        "$"
                                + version
                                + "$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");
        assertThat(hashing.matches(KNOWN, hash)).isTrue();
        assertThat(hashing.matches("U*V", hash)).isFalse();
    }

    @Test
    void passwordsBeyondAsciiCount() {
        PasswordHash hash = hashing.hash("Pässwörd-密码-9");
        assertThat(hashing.matches("Pässwörd-密码-9", hash)).isTrue();
        assertThat(hashing.matches("Password-密码-9", hash)).isFalse();
    }

    @Test
    void cheaperHashIsOutdated() {
        PasswordHashing stronger = new PasswordHashing("5");
        PasswordHash hash = hashing.hash("Correct-Horse-9");
        assertThat(hash.cost()).isEqualTo(4);
        assertThat(stronger.isOutdated(hash)).isTrue();
        assertThat(hashing.isOutdated(stronger.hash("Correct-Horse-9"))).isFalse();
        stronger.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "15", "", "ten", "-4", "1e1", "100"})
    void otherCostsStopTheStart(String cost) {
        assertThatThrownBy(() -> PasswordHashing.cost(cost))
                .hasMessageContaining("PASSWORD_SALT_ROUNDS");
    }

    @Test
    void hashIsNotShown() {
        PasswordHash hash = hashing.hash("Correct-Horse-9");
        assertThat(hash.toString()).doesNotContain(hash.value());
    }
}
