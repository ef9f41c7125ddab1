package dev.aac.producer.execution.dispatch;

import dev.aac.contract.job.JobSpec;
import dev.aac.contract.job.RunJob;
import dev.aac.contract.job.RunLimits;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionRequest;
import dev.aac.producer.execution.RunConfig;

/** Makes the command for a worker; the environment stays out of the queue. */
final class JobFactory {

    private JobFactory() {}

    static RunJob jobOf(Execution execution) {
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
        return new RunJob(execution.currentRun(), spec, execution.submission().correlationId());
    }
}
