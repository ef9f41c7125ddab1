package dev.aac.producer.execution;

import static dev.aac.producer.execution.ExecutionWorld.ACME;
import static dev.aac.producer.execution.ExecutionWorld.scope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.execution.Dispatch.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each test is over before what is remembered is too old, or else what it sees is as good. */
class LinesTest {

    private static final int MAX = 1_000;

    private final ExecutionWorld world = new ExecutionWorld();
    private final Lines lines = new Lines(world.executions);
    private final List<Waiting> waiting = new ArrayList<>();

    @Test
    void shortLineIsReadAnewEachTime() {
        submit(1);
        assertThat(lines.of(scope(ACME)).first()).hasSize(1);
        submit(1);
        assertThat(lines.of(scope(ACME)).first()).hasSize(2);
    }

    @Test
    void everyPlaceIsAsCountedFromTheBeginning() {
        submit(20);

        // Forwards, backwards, and the same again.
        for (int place : new int[] {7, 8, 19, 3, 0, 7, 12}) {
            assertThat(lines.countBefore(scope(ACME), waiting.get(place), MAX)).isEqualTo(place);
        }
    }

    @Test
    void countingStopsWhereItMay() {
        submit(20);

        assertThat(lines.countBefore(scope(ACME), waiting.get(3), 10)).isEqualTo(3);
        assertThat(lines.countBefore(scope(ACME), waiting.get(19), 10)).isEqualTo(10);
    }

    @Test
    void behindOneThatWasTooFarBackNobodyIsCounted() {
        submit(20);

        assertThat(lines.countBefore(scope(ACME), waiting.get(15), 10)).isEqualTo(10);
        assertThat(lines.countBefore(scope(ACME), waiting.get(16), 10)).isEqualTo(10);
        assertThat(lines.countBefore(scope(ACME), waiting.get(4), 10)).isEqualTo(4);
    }

    private void submit(int count) {
        for (int i = 0; i < count; i++) {
            world.clock.advance(Duration.ofMillis(1));
            Execution accepted = world.submit(ACME, "t" + waiting.size());
            waiting.add((Waiting) accepted.progress().dispatch());
        }
    }
}
