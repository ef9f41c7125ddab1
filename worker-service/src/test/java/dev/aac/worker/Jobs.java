package dev.aac.worker;

import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.contract.job.ImageReference;
import dev.aac.contract.job.JobSpec;
import dev.aac.contract.job.RunJob;
import dev.aac.contract.job.RunLimits;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Jobs for tests.
final class Jobs {

    static final ImageReference IMAGE = new ImageReference("tests:1");
    private static final OrganizationId ORGANIZATION =
            new OrganizationId("0123456789abcdef01234567");
    private static final int TIMEOUT_SECONDS = 600;

    private Jobs() {}

    static RunJob job(String task) {
        return job(task, IMAGE, limits(TIMEOUT_SECONDS, null));
    }

    static RunJob job(String task, ImageReference image, RunLimits limits) {
        JobSpec spec = new JobSpec(image, "run all", "all", List.of(), limits);
        return new RunJob(run(task), spec, "correlation-" + task, null);
    }

    /// That belongs to a trace.
    static RunJob followed(String task, String traceparent) {
        RunJob job = job(task);
        return new RunJob(job.run(), job.spec(), job.correlationId(), traceparent);
    }

    static RunJob jobWithImage(String task, String image) {
        return job(task, new ImageReference(image), limits(TIMEOUT_SECONDS, null));
    }

    static RunLimits limits(int timeoutSeconds, @Nullable Integer idleTimeoutSeconds) {
        return new RunLimits(timeoutSeconds, idleTimeoutSeconds, 1, 256);
    }

    static RunRef run(String task) {
        byte[] random = new byte[16];
        RandomGenerator.getDefault().nextBytes(random);
        return new RunRef(
                ORGANIZATION, new TaskId(task), new RunId(HexFormat.of().formatHex(random)), 1);
    }
}
