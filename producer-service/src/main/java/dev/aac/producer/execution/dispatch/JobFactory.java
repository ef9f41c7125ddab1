package dev.aac.producer.execution.dispatch;

import dev.aac.contract.job.JobSpec;
import dev.aac.contract.job.RunJob;
import dev.aac.contract.job.RunLimits;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionRequest;
import dev.aac.producer.execution.RunConfig;
import org.jspecify.annotations.Nullable;

/** Makes the command for a worker; the environment stays out of the queue. */
final class JobFactory {

    private JobFactory() {}

    /**
     * @param traceparent of the step that sends it; null when nobody follows it
     */
    static RunJob jobOf(Execution execution, @Nullable String traceparent) {
        ExecutionRequest request = execution.request();
        RunConfig config = request.config();
        RunLimits limits =
                new RunLimits(
                        config.timeoutSeconds(),
                        config.idleTimeoutSeconds(),
                        config.cpus(),
                        config.memoryMb());
        JobSpec spec =
                new JobSpec(
                        request.image(),
                        request.command(),
                        request.folder(),
                        request.tests(),
                        limits);
        return new RunJob(
                execution.currentRun(),
                spec,
                execution.submission().trail().correlationId(),
                traceparent);
    }
}
