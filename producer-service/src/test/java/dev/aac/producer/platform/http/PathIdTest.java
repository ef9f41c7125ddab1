package dev.aac.producer.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.ThingNotFound;
import org.junit.jupiter.api.Test;

class PathIdTest {

    private static final PathId<Integer> ID =
            new PathId<>(
                    text -> text.matches("[0-9]"),
                    Integer::valueOf,
                    FixedProblem.EXECUTION_NOT_FOUND);

    @Test
    void segmentOfTheFormIsAnId() {
        assertThat(ID.of("7")).isEqualTo(7);
    }

    /** Without the segment: what cannot be an id can be nobody else's either. */
    @Test
    void anyOtherSegmentNamesNothing() {
        assertThatThrownBy(() -> ID.of("x"))
                .isInstanceOfSatisfying(
                        ThingNotFound.class,
                        missing -> {
                            assertThat(missing.problem())
                                    .isEqualTo(FixedProblem.EXECUTION_NOT_FOUND);
                            assertThat(missing.id()).isEmpty();
                        });
    }
}
