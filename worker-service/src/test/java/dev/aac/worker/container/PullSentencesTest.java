package dev.aac.worker.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.job.ImageReference;
import dev.aac.worker.container.ContainerEngineException.EngineFailed;
import dev.aac.worker.container.ContainerEngineException.ImageUnavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PullSentencesTest {

    private static final ImageReference IMAGE = new ImageReference("reg.example.org/team/tests:7");

    private static ContainerEngineException failure(String reason) {
        return PullSentences.failure(IMAGE, reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Get "https://reg.example.org/v2/": dial tcp: lookup reg.example.org on 10.0.0.1:53: no such host | unknown to this network
                    Get "https://reg.example.org/v2/": dial tcp 10.0.0.2:443: connect: connection refused | cannot be reached
                    Get "https://reg.example.org/v2/": net/http: TLS handshake timeout | cannot be reached
                    Get "https://reg.example.org/v2/": net/http: request canceled (Client.Timeout exceeded) | cannot be reached
                    Get "https://reg.example.org/v2/": x509: certificate signed by unknown authority | does not prove who it is
                    pull access denied for team/tests, repository does not exist or may require 'docker login' | does not exist, or access to it is denied
                    Head "https://reg.example.org/v2/team/tests/manifests/7": unauthorized: authentication required | does not exist, or access to it is denied
                    manifest for reg.example.org/team/tests:7 not found: manifest unknown: manifest unknown | has no such version
                    no matching manifest for linux/amd64 in the manifest list entries | not available for this worker's processor
                    toomanyrequests: You have reached your pull rate limit. | allows no more pulls
                    """)
    void engineWordsBecomeASentence(String reason, String expected) {
        assertThat(failure(reason))
                .isInstanceOf(ImageUnavailable.class)
                .hasMessageStartingWith("Image reg.example.org/team/tests:7 ")
                .hasMessageContaining(expected)
                .hasMessageEndingWith(".");
    }

    @Test
    void unknownWordsAreKept() {
        assertThat(failure("strange\nthings   happened"))
                .isInstanceOf(ImageUnavailable.class)
                .hasMessage(
                        "Image reg.example.org/team/tests:7 cannot be had: strange things"
                                + " happened");
    }

    @Test
    void fullDiskIsTheEnginesFault() {
        assertThat(failure("write /var/lib/x: no space left on device"))
                .isInstanceOf(EngineFailed.class);
    }

    @Test
    void sentenceIsOneLineThatFitsTheReport() {
        assertThat(failure("x\n".repeat(10_000)).sentence())
                .hasSizeLessThanOrEqualTo(500)
                .doesNotContain("\n");
    }
}
