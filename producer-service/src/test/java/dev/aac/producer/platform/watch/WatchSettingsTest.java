package dev.aac.producer.platform.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchSettingsTest {

    @Test
    void eachPatternHasItsThreshold() {
        WatchSettings settings = new WatchSettings("15m", "1", "2", "3", "4");
        assertThat(settings.window()).isEqualTo(Duration.ofMinutes(15));
        assertThat(settings.threshold(UnusualPattern.FOREIGN_IDS)).isEqualTo(1);
        assertThat(settings.threshold(UnusualPattern.MISSING_THINGS)).isEqualTo(2);
        assertThat(settings.threshold(UnusualPattern.ACCOUNT_FAILURES)).isEqualTo(3);
        assertThat(settings.threshold(UnusualPattern.ADDRESS_FAILURES)).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "+5", "5.0", "05", "five", "", "1000001"})
    void wrongThresholdStopsTheStartWithASentence(String wrong) {
        assertThatThrownBy(() -> new WatchSettings("15m", wrong, "2", "3", "4"))
                .hasMessage(
                        "WATCH_FOREIGN_IDS must be a whole number from 0 to 1000000; 0 turns the"
                                + " pattern off");
        assertThatThrownBy(() -> new WatchSettings("15m", "1", wrong, "3", "4"))
                .hasMessageStartingWith("WATCH_MISSING_THINGS must be");
        assertThatThrownBy(() -> new WatchSettings("15m", "1", "2", wrong, "4"))
                .hasMessageStartingWith("WATCH_ACCOUNT_FAILURES must be");
        assertThatThrownBy(() -> new WatchSettings("15m", "1", "2", "3", wrong))
                .hasMessageStartingWith("WATCH_ADDRESS_FAILURES must be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0m", "15", "2d", "soon"})
    void wrongWindowStopsTheStartWithASentence(String wrong) {
        assertThatThrownBy(() -> new WatchSettings(wrong, "1", "2", "3", "4"))
                .hasMessageStartingWith("WATCH_WINDOW must be a number with s, m, h or d");
    }
}
