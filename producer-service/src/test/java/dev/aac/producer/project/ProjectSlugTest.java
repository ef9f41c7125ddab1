package dev.aac.producer.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectSlugTest {

    @ParameterizedTest
    @CsvSource({
        "Web Shop,web-shop",
        "API,api",
        "QA,qa-project",
        "Ünïcödé,unicode",
        "密码,project",
        "---,project"
    })
    void nameSuggestsASlug(String name, String slug) {
        assertThat(ProjectSlug.suggestedBy(name).value()).isEqualTo(slug);
    }

    @Test
    void numberIsAppendedWithinTheLength() {
        assertThat(new ProjectSlug("shop").numbered(2).value()).isEqualTo("shop-2");
        assertThat(new ProjectSlug("x".repeat(48)).numbered(12).value())
                .isEqualTo("x".repeat(45) + "-12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "-abc", "abc-", "Abc", "a_b_c", "abc\n", "äbc"})
    void otherTextIsNoSlug(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ProjectSlug(text));
    }
}
