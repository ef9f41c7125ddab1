package dev.aac.embedded.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class BrokerSettingsTest {

    @Test
    void passwordThatWouldNeedEscapingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BrokerSettings(0, "aac", "p@ss"));
        assertThatIllegalArgumentException().isThrownBy(() -> new BrokerSettings(0, "aac", "${x}"));
        assertThatIllegalArgumentException().isThrownBy(() -> new BrokerSettings(0, "", "secret"));
    }

    @Test
    void portThatIsNoneIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> BrokerSettings.generated(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> BrokerSettings.generated(65_536));
    }

    @Test
    void passwordIsNotPrinted() {
        BrokerSettings settings = BrokerSettings.generated();

        assertThat(settings.toString()).doesNotContain(settings.password());
        assertThat(settings.password()).isNotEqualTo(BrokerSettings.generated().password());
    }
}
