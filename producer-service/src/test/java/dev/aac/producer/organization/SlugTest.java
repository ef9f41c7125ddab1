package dev.aac.producer.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {

    @ParameterizedTest
    @CsvSource({
        "Acme,acme",
        "Acme & Sons Ltd.,acme-sons-ltd",
        "  Ünïcödé Wörks ,unicode-works",
        "--x--y--,x-y",
        "Admin,admin-org",
        "Q,q-org",
        "QA,qa-org",
        "密码,org",
        "🚀,org",
        "Status,status-org",
        "ﬁrma,firma"
    })
    void nameSuggestsASlug(String name, String slug) {
        assertThat(Slug.suggestedBy(new OrganizationName(name)).value()).isEqualTo(slug);
    }

    @Test
    void longNameIsCut() {
        Slug slug = Slug.suggestedBy(new OrganizationName("x".repeat(47) + " and more"));
        assertThat(slug.value()).isEqualTo("x".repeat(47));
        assertThat(slug.numbered(12_345).value()).isEqualTo("x".repeat(42) + "-12345");
    }

    @Test
    void numberIsAppended() {
        assertThat(new Slug("acme").numbered(2).value()).isEqualTo("acme-2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "ab", "-abc", "abc-", "Abc", "a_b_c", "ab c", "api", "q", "äbc", "abc\n"
            })
    void otherTextIsNoSlug(String text) {
        assertThat(Slug.isValid(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new Slug(text));
    }

    @Test
    void lengthHasLimits() {
        assertThat(Slug.isValid("abc")).isTrue();
        assertThat(Slug.isValid("x".repeat(48))).isTrue();
        assertThat(Slug.isValid("x".repeat(49))).isFalse();
    }
}
