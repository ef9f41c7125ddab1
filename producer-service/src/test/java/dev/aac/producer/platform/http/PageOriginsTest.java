package dev.aac.producer.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageOriginsTest {

    private final PageOrigins origins = new PageOrigins(Optional.of("https://dash.example.org"));

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none,aac.example.org",
                "none,none",
                "https://aac.example.org,aac.example.org",
                "http://aac.example.org,aac.example.org",
                "http://localhost:3000,localhost:3000",
                "HTTPS://AAC.example.org:443,aac.example.org",
                "https://dash.example.org,aac.example.org"
            })
    void ownPagesAndProgramsMayAct(@Nullable String origin, @Nullable String host) {
        assertThat(origins.mayAct(origin, host)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "null,aac.example.org",
                "'',aac.example.org",
                "https://evil.example,aac.example.org",
                "https://aac.example.org.evil.example,aac.example.org",
                "https://aac.example.org:444,aac.example.org",
                "http://dash.example.org,aac.example.org",
                "https://aac.example.org,none",
                "file:///tmp/page,aac.example.org",
                "not an origin,aac.example.org"
            })
    void otherPagesMayNot(String origin, @Nullable String host) {
        assertThat(origins.mayAct(origin, host)).isFalse();
    }

    @Test
    void withoutADashboardOnlyOwnPagesMayAct() {
        PageOrigins alone = new PageOrigins(Optional.empty());
        assertThat(alone.mayAct("https://dash.example.org", "aac.example.org")).isFalse();
        assertThat(alone.mayAct("https://aac.example.org", "aac.example.org")).isTrue();
    }
}
