package dev.aac.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AgesTest {

    private static final Instant ENDED = Instant.parse("2026-03-01T12:00:00.100Z");

    private final Ages ages = new Ages(Dialect.SOCKET_IO);

    @Test
    void updateIsAsOldAsTheEndItTellsOf() {
        ages.hear(update("bench-1"), ENDED.plusMillis(20));

        assertThat(ages.seen().sinceEnd().percentile(50)).isEqualTo(20);
    }

    @Test
    void socketsAfterTheFirstOneWaitForTheOthers() {
        ages.hear(update("bench-1"), ENDED.plusMillis(20));
        ages.hear(update("bench-2"), ENDED.plusMillis(30));
        ages.hear(update("bench-1"), ENDED.plusMillis(27));

        Ages.Seen seen = ages.seen();
        assertThat(seen.deliveries()).isEqualTo(3);
        assertThat(seen.sinceFirst().percentile(50)).isZero();
        assertThat(seen.sinceFirst().percentile(100)).isEqualTo(7);
    }

    @Test
    void waitingForMoreThanComesHasALimit() throws InterruptedException {
        ages.hear(update("bench-1"), ENDED);

        assertThat(ages.await(1, Duration.ofMinutes(1))).isEqualTo(1);
        assertThat(ages.await(2, Duration.ofMillis(20))).isEqualTo(1);
    }

    private static String update(String taskId) {
        return "42[\"execution-updated\",{\"taskId\":\"%s\",\"endTime\":\"%s\"}]"
                .formatted(taskId, ENDED);
    }
}
