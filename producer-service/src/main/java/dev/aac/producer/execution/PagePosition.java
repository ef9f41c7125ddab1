package dev.aac.producer.execution;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.id.TaskId;
import java.time.Instant;

/** Where a list goes on: after this execution. */
public record PagePosition(Instant createdAt, TaskId taskId) {

    public PagePosition {
        requireNonNull(createdAt, "createdAt is null");
        requireNonNull(taskId, "taskId is null");
    }

    static PagePosition of(Execution execution) {
        return new PagePosition(execution.submission().createdAt(), execution.taskId());
    }
}
