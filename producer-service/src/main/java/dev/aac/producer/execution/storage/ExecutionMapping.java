package dev.aac.producer.execution.storage;

import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.RunId;
import dev.aac.contract.id.TaskId;
import dev.aac.contract.job.ImageReference;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionRequest;
import dev.aac.producer.execution.Progress;
import dev.aac.producer.execution.RunConfig;
import dev.aac.producer.execution.Trail;
import dev.aac.producer.project.ProjectId;
import java.util.Map;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** A whole execution between domain and store. */
final class ExecutionMapping {

    private ExecutionMapping() {}

    static ExecutionDocument toDocument(Execution execution) {
        ExecutionRequest request = execution.request();
        Execution.Submission submission = execution.submission();
        Progress progress = execution.progress();
        Progress.Result result = progress.result();
        return new ExecutionDocument(
                new ObjectId(),
                new ObjectId(execution.organizationId().value()),
                execution.taskId().value(),
                execution.runId().value(),
                progress.status(),
                execution.version(),
                request.image().value(),
                result.imageDigest(),
                request.command(),
                request.folder(),
                request.tests(),
                toDocument(request.config()),
                request.groupName(),
                toDocument(request.projectId()),
                TriggerMapping.toDocument(submission.trigger()),
                submission.trail().correlationId(),
                submission.trail().traceparent(),
                submission.createdAt(),
                result.startTime(),
                result.endTime(),
                result.exitCode(),
                result.error(),
                LogTotalsMapping.toDocument(result.logs()),
                AnalysisMapping.toDocument(result.analysis()),
                progress.attempt(),
                progress.lostAttempts(),
                progress.cancelRequested(),
                ProgressMapping.attempts(progress),
                DispatchMapping.toDocument(progress.dispatch()),
                DispatchMapping.slotKey(progress.dispatch()),
                execution.queueDeadline().orElse(null),
                execution.detailsRemovedAt(),
                null);
    }

    static Execution toDomain(ExecutionDocument document) {
        ObjectId projectId = document.projectId();
        return new Execution(
                new OrganizationId(document.organizationId().toHexString()),
                new TaskId(document.taskId()),
                new RunId(document.runId()),
                new ExecutionRequest(
                        new ImageReference(document.image()),
                        document.command(),
                        document.folder(),
                        document.tests(),
                        toDomain(document.config()),
                        document.groupName(),
                        projectId == null ? null : new ProjectId(projectId.toHexString())),
                new Execution.Submission(
                        TriggerMapping.toDomain(document.trigger()),
                        new Trail(document.correlationId(), document.traceparent()),
                        document.createdAt()),
                ProgressMapping.toDomain(document),
                document.version(),
                document.detailsRemovedAt());
    }

    private static @Nullable ObjectId toDocument(@Nullable ProjectId projectId) {
        return projectId == null ? null : new ObjectId(projectId.value());
    }

    private static ConfigDocument toDocument(RunConfig config) {
        return new ConfigDocument(
                config.environment(),
                config.baseUrl(),
                config.retryAttempts(),
                config.timeoutSeconds(),
                config.queueTimeoutSeconds(),
                config.idleTimeoutSeconds(),
                config.env(),
                config.cpus(),
                config.memoryMb(),
                config.reportsPath());
    }

    private static RunConfig toDomain(ConfigDocument document) {
        Map<String, String> env = document.env();
        return new RunConfig(
                document.environment(),
                document.baseUrl(),
                document.retryAttempts(),
                document.timeoutSeconds(),
                document.queueTimeoutSeconds(),
                document.idleTimeoutSeconds(),
                env == null ? Map.of() : env,
                document.cpus(),
                document.memoryMb(),
                document.reportsPath());
    }
}
