package dev.aac.contract.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenJsonTest {

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    @ParameterizedTest
    @MethodSource("dev.aac.contract.golden.GoldenMessages#all")
    void isWrittenAsItsGoldenFile(GoldenMessages message) throws IOException {
        assertThat(JSON.readTree(JSON.writeValueAsString(message.value())))
                .isEqualTo(JSON.readTree(message.json()));
    }

    @ParameterizedTest
    @MethodSource("dev.aac.contract.golden.GoldenMessages#all")
    void isReadFromItsGoldenFile(GoldenMessages message) throws IOException {
        assertThat(JSON.readValue(message.json(), message.type())).isEqualTo(message.value());
    }

    /** A queue that carries one kind of a family is read as that kind. */
    @ParameterizedTest
    @MethodSource("dev.aac.contract.golden.GoldenMessages#all")
    void isReadAsItsOwnClassToo(GoldenMessages message) throws IOException {
        assertThat(JSON.readValue(message.json(), message.value().getClass()))
                .isEqualTo(message.value());
    }

    /** A newer peer may send more: rolling upgrades depend on it. */
    @ParameterizedTest
    @MethodSource("dev.aac.contract.golden.GoldenMessages#all")
    void fieldOfANewerVersionIsSkipped(GoldenMessages message) throws IOException {
        ObjectNode newer = (ObjectNode) JSON.readTree(message.json());
        newer.put("fromTheFuture", 1);

        assertThat(JSON.treeToValue(newer, message.type())).isEqualTo(message.value());
    }
}
