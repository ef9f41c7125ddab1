package dev.aac.producer.result.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 1",
        "bytes=0-9, 0, 10",
        "bytes=2-, 2, 8",
        "bytes=9-, 9, 1",
        "bytes=2-4, 2, 3",
        "bytes=2-999, 2, 8",
        "bytes=-3, 7, 3",
        "bytes=-999, 0, 10",
        "Bytes=1-1, 1, 1"
    })
    void partIsWhatTheHeaderNames(String header, long first, long length) {
        assertThat(ByteRange.wished(header, 10))
                .isEqualTo(new ByteRange.Wish.Part(new ByteRange(first, length)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-11", "bytes=-0", "bytes=999999999999999999-"})
    void whatIsNotWithinTheFileIsSaidSo(String header) {
        assertThat(ByteRange.wished(header, 10)).isInstanceOf(ByteRange.Wish.Outside.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=-",
                "bytes=4-2",
                "bytes=0-1,3-4",
                "lines=0-1",
                "bytes=a-b",
                "bytes=1-99999999999999999999999"
            })
    void headerThatIsNoSingleRangeMeansTheWholeFile(@Nullable String header) {
        assertThat(ByteRange.wished(header, 10)).isInstanceOf(ByteRange.Wish.Whole.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-", "bytes=-1", "bytes=0-0"})
    void emptyFileHasNoParts(String header) {
        assertThat(ByteRange.wished(header, 0)).isInstanceOf(ByteRange.Wish.Outside.class);
    }
}
