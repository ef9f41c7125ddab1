package dev.aac.producer.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.producer.execution.Dispatch.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PositionsTest {

    private static final SlotKey PLACE = new SlotKey(ExecutionSamples.ACME, 0);

    private final List<Waiting> counted = new ArrayList<>();

    @Test
    void positionIsThePlaceInTheLine() {
        Positions positions = positions(line(at(1), at(2), at(3)), at(1), at(2), at(3));

        assertThat(positions.of(at(1))).hasValue(1);
        assertThat(positions.of(at(3))).hasValue(3);
        assertThat(counted).isEmpty();
    }

    @Test
    void thoseOfOneMillisecondShareAPosition() {
        Positions positions = positions(line(at(1), at(2), at(2), at(3)), at(2));

        assertThat(positions.of(at(2))).hasValue(2);
        assertThat(positions.of(at(3))).hasValue(4);
    }

    @Test
    void oneThatKeepsItsPlaceIsBeforeTheOthers() {
        Waiting again = new Waiting(Instant.ofEpochMilli(9), PLACE);
        Positions positions = positions(line(again, at(1)), again, at(1));

        assertThat(positions.of(again)).hasValue(1);
        assertThat(positions.of(at(1))).hasValue(2);
    }

    @Test
    void oneThatCameAfterTheLineWasReadIsBehindIt() {
        assertThat(positions(line(at(1), at(2)), at(5)).of(at(5))).hasValue(3);
        assertThat(positions(line(), at(5)).of(at(5))).hasValue(1);
    }

    @Test
    void behindALongLineOneIsCountedAndTheOthersFollowIt() {
        Positions positions = positions(longLine(), at(7_001), at(7_000), at(7_002));

        assertThat(counted).containsExactly(at(7_000));
        assertThat(positions.of(at(7_000))).hasValue(5_001);
        assertThat(positions.of(at(7_001))).hasValue(5_002);
        assertThat(positions.of(at(7_002))).hasValue(5_003);
        assertThat(positions.of(at(10))).hasValue(11);
    }

    @Test
    void tooFarBackHasNoPosition() {
        Waiting last = at(50_000);
        Positions positions = new Positions(longLine(), List.of(last), _ -> Positions.COUNTED_MAX);

        assertThat(positions.of(last)).isEqualTo(OptionalInt.empty());
    }

    private Positions positions(WaitingLine line, Waiting... asked) {
        return new Positions(
                line,
                List.of(asked),
                waiting -> {
                    counted.add(waiting);
                    return 5_000;
                });
    }

    private static WaitingLine line(Waiting... waiting) {
        return new WaitingLine(0, List.of(waiting));
    }

    private static WaitingLine longLine() {
        Stream<Waiting> first = IntStream.range(0, Executions.LINE_MAX).mapToObj(PositionsTest::at);
        return new WaitingLine(0, first.toList());
    }

    private static Waiting at(int millis) {
        return new Waiting(Instant.ofEpochMilli(millis), null);
    }
}
