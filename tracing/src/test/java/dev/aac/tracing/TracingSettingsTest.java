package dev.aac.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TracingSettingsTest {

    @Test
    void unsetAndEmptyVariablesAreRight() {
        assertThat(TracingSettings.objection(Map.<String, String>of()::get)).isEmpty();
        assertThat(
                        TracingSettings.objection(
                                Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "", "OTEL_SDK_DISABLED", "")
                                        ::get))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "OTEL_EXPORTER_OTLP_ENDPOINT,http://collector:4318",
        "OTEL_EXPORTER_OTLP_ENDPOINT,https://otlp.example.org/tenant/a",
        "OTEL_EXPORTER_OTLP_PROTOCOL,grpc",
        "OTEL_EXPORTER_OTLP_PROTOCOL,http/protobuf",
        "OTEL_EXPORTER_OTLP_HEADERS,'authorization=Basic abc==,x-scope=a b'",
        "OTEL_RESOURCE_ATTRIBUTES,'deployment.environment=staging, team=qa'",
        "OTEL_SDK_DISABLED,true",
        "OTEL_TRACES_SAMPLER,parentbased_traceidratio",
        "OTEL_TRACES_SAMPLER_ARG,0.25",
        "OTEL_TRACES_SAMPLER_ARG,1"
    })
    void rightValuePasses(String name, String value) {
        assertThat(TracingSettings.objection(Map.of(name, value)::get)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "OTEL_EXPORTER_OTLP_ENDPOINT,collector:4318",
        "OTEL_EXPORTER_OTLP_ENDPOINT,ftp://collector",
        "OTEL_EXPORTER_OTLP_ENDPOINT,http://",
        "OTEL_EXPORTER_OTLP_ENDPOINT,http://user:secret@collector:4318",
        "OTEL_EXPORTER_OTLP_ENDPOINT,none",
        "OTEL_EXPORTER_OTLP_PROTOCOL,http/json",
        "OTEL_EXPORTER_OTLP_HEADERS,secret",
        "OTEL_EXPORTER_OTLP_HEADERS,'a=secret,b'",
        "OTEL_RESOURCE_ATTRIBUTES,staging",
        "OTEL_SDK_DISABLED,yes",
        "OTEL_TRACES_SAMPLER,jaeger_remote",
        "OTEL_TRACES_SAMPLER_ARG,1.5",
        "OTEL_TRACES_SAMPLER_ARG,-0.1",
        "OTEL_TRACES_SAMPLER_ARG,half"
    })
    void wrongValueIsNamedAndNotRepeated(String name, String value) {
        assertThat(TracingSettings.objection(Map.of(name, value)::get))
                .hasValueSatisfying(
                        sentence -> assertThat(sentence).startsWith(name).doesNotContain("secret"));
    }

    @ParameterizedTest
    @CsvSource({
        "http://collector:4318,'',false",
        "http://collector:4318,false,false",
        "http://collector:4318,true,true",
        "'',false,true",
        "'','',true"
    })
    void libraryIsOffWithoutACollectorWhateverItsVariablesSay(
            String endpoint, String disabled, String off) {
        TracingSettings.settle(
                Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint, "OTEL_SDK_DISABLED", disabled)
                        ::get);

        assertThat(System.getProperty("otel.sdk.disabled")).isEqualTo(off);
        assertThat(System.getProperty("otel.metrics.exporter")).isEqualTo("none");
    }

    @AfterEach
    void forget() {
        System.getProperties().keySet().removeIf(name -> name.toString().startsWith("otel."));
    }
}
