package dev.aac.producer.execution.live;

import static dev.aac.producer.execution.live.LiveSamples.ACME;
import static dev.aac.producer.execution.live.LiveSamples.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReplicaInterestTest {

    private static final long NOW = 1_000_000_000L;
    private static final long LATER = NOW + ReplicaInterest.COUNTS_FOR.toNanos();

    private final ReplicaInterest interest = new ReplicaInterest();

    @Test
    void replicaThatFallsSilentIsNoticedOnce() {
        interest.heard("r1", new BusMessage.Watching(List.of(ACME), false), NOW);
        interest.heard("r2", new BusMessage.Watching(List.of(OTHER), false), NOW + 1);

        assertThat(interest.forgetSilent(LATER - 1)).isFalse();
        assertThat(interest.forgetSilent(LATER)).as("r1 is silent").isTrue();
        assertThat(interest.forgetSilent(LATER)).isFalse();
        assertThat(interest.isWatched(ACME, LATER)).isFalse();
        assertThat(interest.isWatched(OTHER, LATER)).isTrue();
    }

    @Test
    void whatIsSaidAgainCountsOn() {
        assertThat(interest.heard("r1", new BusMessage.Watching(List.of(), true), NOW)).isTrue();
        assertThat(interest.heard("r1", new BusMessage.Watching(List.of(), true), LATER - 1))
                .isFalse();

        assertThat(interest.forgetSilent(LATER)).isFalse();
        assertThat(interest.isWatched(ACME, LATER)).isTrue();
    }
}
