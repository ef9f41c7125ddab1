package dev.aac.producer.execution.storage;

import dev.aac.producer.execution.Attempt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One attempt as it is stored. */
public record AttemptDocument(
        int number,
        String workerId,
        String token,
        @Nullable Instant startTime,
        @Nullable Instant endTime,
        @Nullable Integer exitCode,
        Attempt.@Nullable Outcome outcome) {

    @Override
    public String toString() {
        return "AttemptDocument[number=" + number + ", outcome=" + outcome + "]";
    }
}
