package dev.aac.producer.execution.web;

import dev.aac.producer.execution.Attempt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to run the container.
 *
 * @param outcome null while it goes on
 */
public record AttemptView(
        int number,
        String workerId,
        @Nullable Instant startTime,
        @Nullable Instant endTime,
        @Nullable Integer exitCode,
        Attempt.@Nullable Outcome outcome) {

    static AttemptView of(Attempt attempt) {
        return new AttemptView(
                attempt.number(),
                attempt.workerId().value(),
                attempt.startTime(),
                attempt.endTime(),
                attempt.exitCode(),
                attempt.outcome());
    }
}
