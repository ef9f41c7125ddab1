package dev.aac.producer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeviceTest {

    @Test
    void clientIsShownAsItNamesItself() {
        assertThat(Device.seen("192.0.2.1", "Mozilla/5.0 (Ünïcode 🚀)").client())
                .isEqualTo("Mozilla/5.0 (Ünïcode 🚀)");
        assertThat(Device.seen("192.0.2.1", null).client()).isEmpty();
    }

    @Test
    void whatCannotBeShownIsLeftOut() {
        assertThat(Device.seen("192.0.2.1", " a\r\nb\u0000c\u202Ed\uD800e\u2028f ").client())
                .isEqualTo("abcdef");
    }

    @Test
    void clientHasALimit() {
        assertThat(Device.seen("192.0.2.1", "🚀".repeat(10_000)).client())
                .isEqualTo("🚀".repeat(Device.CLIENT_LENGTH_MAX));
    }
}
