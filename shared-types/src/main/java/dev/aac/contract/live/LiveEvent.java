package dev.aac.contract.live;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.aac.contract.fact.LogLine;
import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The {@code data} of a message to an organization's dashboards. */
public sealed interface LiveEvent {

    OrganizationId organizationId();

    TaskId taskId();

    /**
     * An execution changed: event {@code execution-updated}. Fields that are absent did not change.
     *
     * @param version rises with every change; an event with a lower one is late
     * @param analysis why it failed; comes with the status FAILED that follows ANALYZING
     * @param deleted present and true when the execution is gone
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ExecutionUpdated(
            TaskId taskId,
            OrganizationId organizationId,
            ExecutionStatus status,
            long version,
            @Nullable Instant createdAt,
            @Nullable Instant startTime,
            @Nullable Instant endTime,
            @Nullable Integer attempt,
            @Nullable Integer exitCode,
            @Nullable String error,
            @Nullable RunAnalysis analysis,
            @Nullable String image,
            @Nullable Boolean deleted)
            implements LiveEvent {

        public ExecutionUpdated {
            requireNonNull(taskId, "taskId is null");
            requireNonNull(organizationId, "organizationId is null");
            requireNonNull(status, "status is null");
        }
    }

    /**
     * New lines: event {@code execution-log}.
     *
     * @param seq of the first line
     */
    record ExecutionLog(
            TaskId taskId,
            OrganizationId organizationId,
            int attempt,
            long seq,
            List<LogLine> lines)
            implements LiveEvent {

        public ExecutionLog {
            requireNonNull(taskId, "taskId is null");
            requireNonNull(organizationId, "organizationId is null");
            lines = List.copyOf(lines);
        }

        /** The lines' text, each ended by {@code \n}, for clients that only print. */
        @JsonProperty(value = "log", access = JsonProperty.Access.READ_ONLY)
        public String log() {
            return lines.stream().map(line -> line.text() + "\n").collect(Collectors.joining());
        }
    }
}
