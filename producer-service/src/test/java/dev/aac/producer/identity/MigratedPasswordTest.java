package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.migrations.original.AdminPassword;
import dev.aac.migrations.run.RefusedException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The migrations have the password's rules once more, all but the list of common ones. */
class MigratedPasswordTest {

    private static final String ALL_KINDS = "Aa1";

    @Test
    void migrationsRefuseThePasswordsThatSignUpRefuses() {
        List<String> refused =
                List.of(
                        ofLength(PasswordRules.CHARACTERS_MIN - 1),
                        ofLength(PasswordRules.BYTES_MAX + 1),
                        "NoDigitsAtAll",
                        "NOLOWER123",
                        "noupper123",
                        "Correct\u0000Horse9",
                        "Correct\ud800Horse9");

        assertThat(refused)
                .allSatisfy(
                        password -> {
                            assertThat(PasswordRules.brokenBy(password)).isNotEmpty();
                            assertThatThrownBy(() -> given(password).requireGood())
                                    .isInstanceOf(RefusedException.class);
                        });
    }

    @Test
    void migrationsTakeThePasswordsThatSignUpTakes() {
        List<String> taken =
                List.of(
                        ofLength(PasswordRules.CHARACTERS_MIN),
                        ofLength(PasswordRules.BYTES_MAX),
                        "Ünïcödé-密码-9");

        assertThat(taken)
                .allSatisfy(
                        password -> {
                            assertThat(PasswordRules.brokenBy(password)).isEmpty();
                            given(password).requireGood();
                        });
    }

    private static AdminPassword given(String password) {
        return new AdminPassword(password, 4);
    }

    private static String ofLength(int characters) {
        return ALL_KINDS + "-".repeat(characters - ALL_KINDS.length());
    }
}
