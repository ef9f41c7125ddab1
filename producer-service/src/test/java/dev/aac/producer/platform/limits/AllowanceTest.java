package dev.aac.producer.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Allowance allowance = new Allowance(2, 5, 0);

    @Test
    void soManyAtOnceAndThenSoManyASecond() {
        assertThat(taken(0)).isEqualTo(5);
        assertThat(taken(SECOND / 4)).isZero();
        assertThat(taken(SECOND / 2)).isEqualTo(1);
        assertThat(taken(2 * SECOND)).isEqualTo(3);
    }

    @Test
    void silenceSavesNoMoreThanAtOnce() {
        assertThat(taken(1_000 * SECOND)).isEqualTo(5);
    }

    private int taken(long nowNanos) {
        int taken = 0;
        while (allowance.take(nowNanos)) {
            taken++;
        }
        return taken;
    }
}
