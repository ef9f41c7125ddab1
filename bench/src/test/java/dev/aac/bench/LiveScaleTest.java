package dev.aac.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LiveScaleTest {

    @Test
    void thereAreAsManySocketsAsWereAskedFor() {
        assertThat(new LiveScale(0, 10_000, 20_000).idleAllowed()).isEqualTo(10_000);
    }

    @Test
    void noProcessGetsMoreSocketsThanTheSystemLetsItHave() {
        assertThat(new LiveScale(0, 10_000, 4_096).idleAllowed()).isEqualTo(3_096);
        assertThat(new LiveScale(0, 10_000, 256).idleAllowed()).isZero();
    }
}
