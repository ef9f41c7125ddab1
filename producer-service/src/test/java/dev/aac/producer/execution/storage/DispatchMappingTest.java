package dev.aac.producer.execution.storage;

import static dev.aac.producer.execution.ExecutionSamples.NOW;
import static dev.aac.producer.execution.ExecutionSamples.SLOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aac.producer.execution.Dispatch.Waiting;
import dev.aac.producer.execution.storage.DispatchDocument.State;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DispatchMappingTest {

    @Test
    void turnTellsSinceWhenOneWaits() {
        for (Instant since : new Instant[] {Instant.EPOCH, NOW}) {
            for (Waiting waiting :
                    new Waiting[] {new Waiting(since, null), new Waiting(since, SLOT)}) {
                assertThat(DispatchMapping.since(DispatchMapping.turn(waiting)))
                        .as("%s", waiting)
                        .isEqualTo(since);
            }
        }
    }

    /** Whoever mends the document by hand learns what it lacks. */
    @ParameterizedTest
    @CsvSource({
        "WAITING, waiting since never",
        "SENT, sent at no time",
        "HELD, held without a lease",
        "ANALYZING, analyzed since never"
    })
    void whatADamagedDocumentLacksIsSaid(State state, String lack) {
        DispatchDocument damaged = new DispatchDocument(state, null, null, null, null);

        assertThatThrownBy(() -> DispatchMapping.toDomain(damaged, SLOT.toString()))
                .hasMessage(lack);
    }

    @Test
    void missingPlaceIsSaid() {
        DispatchDocument damaged = new DispatchDocument(State.SENT, null, null, NOW, null);

        assertThatThrownBy(() -> DispatchMapping.toDomain(damaged, null))
                .hasMessage("sent or held without a place");
    }
}
