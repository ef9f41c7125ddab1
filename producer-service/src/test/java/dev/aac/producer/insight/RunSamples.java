package dev.aac.producer.insight;

import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.TaskId;
import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.execution.Dispatch;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionRichSamples;
import dev.aac.producer.execution.Progress;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs that have ended. */
final class RunSamples {

    private RunSamples() {}

    static OrganizationScope scope(OrganizationId organization) {
        return OrganizationScope.ofVerifiedToken(organization);
    }

    static Execution accepted(OrganizationId organization, String task, String image, Instant at) {
        return ExecutionRichSamples.accepted(
                organization,
                new TaskId(task),
                ExecutionRichSamples.request(image, "true", null, null),
                at);
    }

    /** The next version of one, with its end. */
    static Execution ended(
            Execution accepted, ExecutionStatus verdict, Instant end, @Nullable Duration duration) {
        Progress.Result result =
                new Progress.Result(
                        duration == null ? null : end.minus(duration),
                        end,
                        duration == null ? null : "sha256:0",
                        null,
                        null,
                        null,
                        null);
        Progress progress =
                new Progress(verdict, new Dispatch.Done(), 1, 0, false, List.of(), result);
        return new Execution(
                accepted.organizationId(),
                accepted.taskId(),
                accepted.runId(),
                accepted.request(),
                accepted.submission(),
                progress,
                accepted.version() + 1,
                null);
    }
}
