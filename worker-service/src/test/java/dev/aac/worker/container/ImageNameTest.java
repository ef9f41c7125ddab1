package dev.aac.worker.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.job.ImageReference;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageNameTest {

    private static final String DIGEST = "sha256:" + "a".repeat(64);

    private static ImageName name(String reference) {
        return ImageName.of(new ImageReference(reference));
    }

    @ParameterizedTest
    @CsvSource({
        "busybox, busybox, latest",
        "busybox:1.36, busybox, 1.36",
        "team/tests, team/tests, latest",
        "localhost:5000/team/tests, localhost:5000/team/tests, latest",
        "localhost:5000/team/tests:7, localhost:5000/team/tests, 7",
    })
    void referenceIsTakenApart(String reference, String repository, String version) {
        assertThat(name(reference)).isEqualTo(new ImageName(repository, version));
    }

    @Test
    void digestGoesBeforeTheTag() {
        assertThat(name("team/tests:7@" + DIGEST)).isEqualTo(new ImageName("team/tests", DIGEST));
    }

    @ParameterizedTest
    @CsvSource({
        "busybox, the default registry",
        "team/tests, the default registry",
        "localhost/tests, the registry localhost",
        "localhost:5000/tests, the registry localhost:5000",
        "reg.example.org/team/tests:7, the registry reg.example.org",
    })
    void registryIsNamed(String reference, String expected) {
        assertThat(name(reference).registry()).isEqualTo(expected);
    }

    @Test
    void digestOfTheOwnRepositoryIsChosen() {
        List<String> digests = List.of("mirror.example.org/box@sha256:1", "box@sha256:2");

        assertThat(name("box").digestOf(digests, "id")).isEqualTo("box@sha256:2");
        assertThat(name("docker.example.org/library/box").digestOf(digests, "id"))
                .isEqualTo("box@sha256:2");
        assertThat(name("other").digestOf(digests, "id"))
                .isEqualTo("mirror.example.org/box@sha256:1");
        assertThat(name("box").digestOf(List.of(), "id")).isEqualTo("id");
    }
}
