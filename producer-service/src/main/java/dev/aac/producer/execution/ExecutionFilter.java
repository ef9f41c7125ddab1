package dev.aac.producer.execution;

import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.project.ProjectId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which executions a list shows; an absent field does not restrict.
 *
 * @param statuses empty means any
 * @param from earliest creation, inclusive
 * @param to latest creation, exclusive
 * @param q found in the task id, image, group or command, without regard to case
 */
public record ExecutionFilter(
        Set<ExecutionStatus> statuses,
        @Nullable String image,
        @Nullable ProjectId projectId,
        @Nullable String groupName,
        @Nullable String environment,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String q) {

    /** Every execution of the organization. */
    public static final ExecutionFilter ANY =
            new ExecutionFilter(Set.of(), null, null, null, null, null, null, null);

    public ExecutionFilter {
        statuses = Set.copyOf(statuses);
    }
}
