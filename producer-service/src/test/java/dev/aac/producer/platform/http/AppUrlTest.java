package dev.aac.producer.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppUrlTest {

    private static final Optional<String> NONE = Optional.empty();

    @Test
    void linksLeadToAppUrlElseToTheDashboardElseHere() {
        Optional<String> app = Optional.of("https://aac.example.org/ui/");
        Optional<String> dashboard = Optional.of("http://dashboard.example.org");
        assertThat(new AppUrl(app, dashboard, 3000).link("/a?b=c"))
                .isEqualTo("https://aac.example.org/ui/a?b=c");
        assertThat(new AppUrl(NONE, dashboard, 3000).link("/a"))
                .isEqualTo("http://dashboard.example.org/a");
        assertThat(new AppUrl(NONE, NONE, 3001).link("/a")).isEqualTo("http://localhost:3001/a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aac.example.org",
                "ftp://aac.example.org",
                "https://",
                "https://aac.example.org/?a=b",
                "https://aac.example.org/#a",
                "not an address"
            })
    void whatIsNoWebAddressStopsTheStart(String wrong) {
        assertThatThrownBy(() -> new AppUrl(Optional.of(wrong), NONE, 3000))
                .hasMessageStartingWith("APP_URL must be an address such as");
    }
}
