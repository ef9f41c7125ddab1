package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {

    @ParameterizedTest
    @CsvSource({
        "a@b.co,a@b.co",
        "First.Last+tag@Sub.Example.ORG,first.last+tag@sub.example.org",
        "' spaced@example.org ',spaced@example.org",
        "admin@default.local,admin@default.local"
    })
    void addressIsKeptInLowerCase(String given, String kept) {
        assertThat(new Email(given).value()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "@example.org",
                "a@",
                "a@b",
                "a b@example.org",
                "a@exa mple.org",
                "a@@example.org",
                "a@example..org",
                "a..b@example.org",
                ".a@example.org",
                "a.@example.org",
                "a@-example.org",
                "а@example.org", // the first letter is Cyrillic
                "a@example.org\nbcc: b@example.org",
                "<a@example.org>"
            })
    void otherTextIsNone(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Email(text));
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 300})
    void overlongAddressIsNone(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Email("a".repeat(length) + "@example.org"));
    }
}
