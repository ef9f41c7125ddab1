package dev.aac.producer.result.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3SettingsTest {

    private static final Map<String, String> LEAST =
            Map.of(
                    "S3_BUCKET",
                    "aac-reports",
                    "S3_ACCESS_KEY",
                    "a",
                    "S3_SECRET_KEY",
                    "very secret");

    private static Map<String, String> least(String variable, String value) {
        Map<String, String> given = new TreeMap<>(LEAST);
        given.put(variable, value);
        return given;
    }

    @Test
    void nothingSetMeansTheFolder() {
        assertThat(S3Settings.read(Map.of())).isEmpty();
    }

    @Test
    void bucketAndKeysAreEnoughForAws() {
        S3Place place = S3Settings.read(LEAST).orElseThrow();

        assertThat(place)
                .isEqualTo(new S3Place(null, "us-east-1", "aac-reports", "a", "very secret"))
                .hasToString("aac-reports at AWS, us-east-1");
    }

    @Test
    void anotherServiceHasAnAddress() {
        S3Place place = S3Settings.read(least("S3_ENDPOINT", "http://minio:9000")).orElseThrow();

        assertThat(place.endpoint()).isEqualTo(URI.create("http://minio:9000"));
        assertThat(place).hasToString("aac-reports at http://minio:9000");
    }

    @ParameterizedTest
    @CsvSource({
        "S3_BUCKET,A_b,S3_BUCKET must be the name of a bucket",
        "S3_REGION,Mars!,S3_REGION must be the name of a region",
        "S3_ENDPOINT,minio:9000,S3_ENDPOINT must be an address without a path",
        "S3_ENDPOINT,http://minio/x,S3_ENDPOINT must be an address without a path",
        "S3_ENDPOINT,http://u:p@minio,S3_ENDPOINT must be an address without a path"
    })
    void wrongValueStopsTheStartWithASentence(String variable, String value, String sentence) {
        assertThatThrownBy(() -> S3Settings.read(least(variable, value)))
                .hasMessageStartingWith(sentence)
                .hasMessageNotContaining("very secret");
    }

    @Test
    void halfOfTheSettingsStopsTheStartWithASentence() {
        assertThatThrownBy(() -> S3Settings.read(Map.of("S3_REGION", "eu")))
                .hasMessage("S3_BUCKET must be set, too, when S3_REGION is");
        assertThatThrownBy(() -> S3Settings.read(Map.of("S3_BUCKET", "abc", "S3_ACCESS_KEY", "a")))
                .hasMessage("S3_SECRET_KEY must be set, too, when S3_BUCKET is");
    }
}
