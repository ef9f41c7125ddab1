package dev.aac.producer.execution.dispatch;

import static dev.aac.producer.execution.ExecutionWorld.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.execution.ExecutionWorld;
import dev.aac.producer.execution.dispatch.Contender.Places;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContenderTest {

    @Test
    void lowestFreePlaceIsNext() {
        Contender contender = contender(4, Set.of(0, 2), 0);

        assertThat(contender.freePlace()).hasValue(1);
        contender.occupy(1);
        assertThat(contender.freePlace()).hasValue(3);
        contender.occupy(3);
        assertThat(contender.freePlace()).isEmpty();
        assertThat(contender.maySend()).isFalse();
    }

    @Test
    void placesBeyondALoweredLimitCount() {
        Contender contender = contender(3, Set.of(3, 4), 0);

        assertThat(contender.freePlace()).hasValue(0);
        // Another replica took it first: two places have free numbers still, but no run is allowed.
        contender.occupy(0);
        assertThat(contender.freePlace()).isEmpty();
        assertThat(contender.maySend()).isFalse();
    }

    @Test
    void runThatKeptItsPlaceMayGoOnAtTheLimit() {
        Contender contender = contender(2, Set.of(0, 1), 1);

        assertThat(contender.maySend()).isTrue();
        assertThat(contender.freePlace()).isEmpty();
        contender.occupy(1);
        assertThat(contender.maySend()).isFalse();
    }

    @Test
    void limitOfNoneLeavesNoPlace() {
        assertThat(contender(0, Set.of(), 0).freePlace()).isEmpty();
    }

    @Test
    void loadIsThePartOfTheLimitThatRuns() {
        assertThat(contender(4, Set.of(0, 1, 2), 1).load()).isEqualTo(0.5);
        assertThat(contender(0, Set.of(0), 1).load()).isZero();
    }

    private static Contender contender(int limit, Set<Integer> occupied, int kept) {
        return new Contender(
                ExecutionWorld.scope(ACME), () -> limit, Instant.EPOCH, new Places(occupied, kept));
    }
}
