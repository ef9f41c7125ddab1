package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"Correct-Horse-9", "Zebra99x", "Ünïcödé-密码-9", "with Space 7 x"})
    void goodPasswordBreaksNoRule(String password) {
        assertThat(PasswordRules.brokenBy(password)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Sh0rt,Password must be at least 8 characters long",
        "NoDigitsAtAll,Password must contain at least one digit",
        "NOLOWER123,Password must contain at least one lowercase letter",
        "noupper123,Password must contain at least one uppercase letter",
        "Password1,Password is too common",
        "P@ssw0rd,Password is too common",
        "Qwerty123,Password is too common"
    })
    void brokenRuleIsNamed(String password, String rule) {
        assertThat(PasswordRules.brokenBy(password)).containsExactly(rule);
    }

    @Test
    void everyBrokenRuleIsNamed() {
        assertThat(PasswordRules.brokenBy("-")).hasSize(4);
    }

    @Test
    void longestPasswordIsCountedInBytes() {
        assertThat(PasswordRules.brokenBy("Aa1" + "x".repeat(69))).isEmpty();
        assertThat(PasswordRules.brokenBy("Aa1" + "x".repeat(70)))
                .containsExactly("Password must be at most 72 bytes long");
        assertThat(PasswordRules.brokenBy("Aa1" + "ä".repeat(35)))
                .containsExactly("Password must be at most 72 bytes long");
    }

    @Test
    void controlCharactersAreRefused() {
        assertThat(PasswordRules.brokenBy("Correct\u0000Horse9"))
                .containsExactly("Password must not contain control characters");
    }
}
