package dev.aac.contract.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "busybox",
                "busybox:1.36",
                "library/busybox",
                "localhost:5000/team/tests",
                "registry.example.com/a/b/c:v1",
                "127.0.0.1:4711/x",
                "a__b/c-d--e.f:Tag_1.2-3",
                "x@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "x:t@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void referenceIsTaken(String text) {
        assertThat(new ImageReference(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\"; rm -rf",
                "busybox; true",
                "UPPER",
                "a//b",
                "/a",
                "a/",
                "a:",
                "a:tag:tag",
                "a b",
                "a\nb",
                "-a",
                "a@sha256:short",
                "$(id)",
                "ünïcode",
                "../../etc/passwd"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> new ImageReference(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The grammar nests repetitions: a hostile text must not make the check slow. */
    @ParameterizedTest
    @ValueSource(strings = {"a-", "a.", "a/", "1_", "a--"})
    void hostileTextIsRefusedQuickly(String part) {
        String text = part.repeat(ImageReference.LENGTH_MAX / part.length()) + "!";
        long before = System.nanoTime();

        assertThat(ImageReference.isValid(text.substring(0, Math.min(text.length(), 512))))
                .isFalse();

        assertThat(System.nanoTime() - before).isLessThan(200_000_000L);
    }
}
