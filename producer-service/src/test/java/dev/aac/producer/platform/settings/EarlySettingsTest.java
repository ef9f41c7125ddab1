package dev.aac.producer.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlySettingsTest {

    @Test
    void unsetAndEmptyVariablesAreRight() {
        assertThat(EarlySettings.objection(Map.<String, String>of()::get)).isEmpty();
        assertThat(EarlySettings.objection(Map.of("AAC_PORT", "", "MONGODB_URI", "")::get))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AAC_PORT,3000",
        "AAC_PORT,65535",
        "MONGODB_URI,mongodb://127.0.0.1:27017",
        "MONGODB_URI,'mongodb://user:p%40ss@a:1,b:2/db?replicaSet=rs0'",
        "MONGODB_URI,mongodb+srv://cluster.example.org/aac",
        "DASHBOARD_URL,http://localhost:8080",
        "DASHBOARD_URL,https://aac.example.org",
        "LOG_LEVEL,DEBUG",
        "LOG_FORMAT,json",
        "LOG_FORMAT,text",
        "AAC_MANAGEMENT_PORT,9000",
        "SESSION_SWEEP_EVERY,10m",
        "SESSION_SWEEP_EVERY,1d"
    })
    void rightValuePasses(String name, String value) {
        assertThat(EarlySettings.objection(Map.of(name, value)::get)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AAC_PORT,abc",
        "AAC_PORT,0",
        "AAC_PORT,65536",
        "AAC_PORT,-1",
        "AAC_PORT,99999999999",
        "MONGODB_URI,foo",
        "MONGODB_URI,http://127.0.0.1",
        "MONGODB_URI,mongodb://",
        "DASHBOARD_URL,*",
        "DASHBOARD_URL,https://aac.example.org/",
        "DASHBOARD_URL,https://aac.example.org/path",
        "DASHBOARD_URL,'https://a.example.org,https://b.example.org'",
        "DASHBOARD_URL,ftp://aac.example.org",
        "DASHBOARD_URL,aac.example.org",
        "LOG_LEVEL,loud",
        "LOG_FORMAT,JSON",
        "LOG_FORMAT,xml",
        "AAC_MANAGEMENT_PORT,0",
        "SESSION_SWEEP_EVERY,10",
        "SESSION_SWEEP_EVERY,0s",
        "SESSION_SWEEP_EVERY,often",
        "SESSION_SWEEP_EVERY,2d"
    })
    void wrongValueIsNamed(String name, String value) {
        assertThat(EarlySettings.objection(Map.of(name, value)::get))
                .hasValueSatisfying(sentence -> assertThat(sentence).startsWith(name));
    }
}
