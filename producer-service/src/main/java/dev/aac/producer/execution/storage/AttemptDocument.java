package dev.aac.producer.execution.storage;

import dev.aac.producer.execution.Attempt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt as it is stored.
 *
 * @param logs absent where it was written by an older producer, too
 */
public record AttemptDocument(
        int number,
        String workerId,
        String token,
        @Nullable Instant startTime,
        @Nullable Instant endTime,
        @Nullable Integer exitCode,
        Attempt.@Nullable Outcome outcome,
        @Nullable LogTotalsDocument logs) {

    @Override
    public String toString() {
        return "AttemptDocument[number=" + number + ", outcome=" + outcome + "]";
    }
}
