package dev.aac.producer.execution.storage;

import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.WorkerId;
import dev.aac.producer.execution.Attempt;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.Progress;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What changes of an execution between domain and store. */
final class ProgressMapping {

    private ProgressMapping() {}

    static Progress toDomain(ExecutionDocument document) {
        return new Progress(
                document.status(),
                DispatchMapping.toDomain(document.dispatch(), document.slotKey()),
                document.attempt(),
                document.lostAttempts(),
                document.cancelRequested(),
                document.attempts().stream().map(ProgressMapping::toDomain).toList(),
                new Progress.Result(
                        document.startTime(),
                        document.endTime(),
                        document.imageDigest(),
                        document.exitCode(),
                        document.error(),
                        LogTotalsMapping.toDomain(document.logs()),
                        AnalysisMapping.toDomain(document.analysis())));
    }

    static List<AttemptDocument> attempts(Progress progress) {
        return progress.attempts().stream().map(ProgressMapping::toDocument).toList();
    }

    /** The update that makes the stored document this version; the request is left alone. */
    static Document update(Execution next) {
        Progress progress = next.progress();
        Progress.Result result = progress.result();
        FieldChanges changes =
                new FieldChanges()
                        .put("status", progress.status().name())
                        .put("version", next.version())
                        .put("attempt", progress.attempt())
                        .put("lostAttempts", progress.lostAttempts())
                        .put("cancelRequested", progress.cancelRequested())
                        .put("attempts", attempts(progress))
                        .put("startTime", result.startTime())
                        .put("endTime", result.endTime())
                        .put("imageDigest", result.imageDigest())
                        .put("exitCode", result.exitCode())
                        .put("error", result.error())
                        .put("logs", LogTotalsMapping.toDocument(result.logs()))
                        .put("analysis", AnalysisMapping.toDocument(result.analysis()))
                        .put("queueDeadline", next.queueDeadline().orElse(null))
                        .put(MongoEndedRuns.DUE, due(progress));
        putDispatch(changes, progress);
        return changes.toUpdate();
    }

    /** With the write that ends it, so that no crash in between loses the run's figures. */
    private static @Nullable Instant due(Progress progress) {
        return progress.status().isFinal() ? progress.result().endTime() : null;
    }

    /**
     * The end of a lease only rises: a renewal may have moved it since the execution was read, and
     * a new lease starts without one.
     */
    private static void putDispatch(FieldChanges changes, Progress progress) {
        DispatchDocument dispatch = DispatchMapping.toDocument(progress.dispatch());
        changes.put("slotKey", DispatchMapping.slotKey(progress.dispatch()))
                .put("dispatch.state", dispatch.state().name())
                .put("dispatch.since", dispatch.since())
                .put("dispatch.turn", dispatch.turn())
                .put("dispatch.at", dispatch.at());
        LeaseDocument lease = dispatch.lease();
        if (lease == null) {
            changes.put("dispatch.lease", null);
        } else {
            changes.put("dispatch.lease.claimId", lease.claimId())
                    .put("dispatch.lease.workerId", lease.workerId())
                    .put("dispatch.lease.token", lease.token())
                    .raise("dispatch.lease.until", lease.until());
        }
    }

    private static AttemptDocument toDocument(Attempt attempt) {
        return new AttemptDocument(
                attempt.number(),
                attempt.workerId().value(),
                attempt.token().value(),
                attempt.startTime(),
                attempt.endTime(),
                attempt.exitCode(),
                attempt.outcome(),
                LogTotalsMapping.toDocument(attempt.logs()));
    }

    private static Attempt toDomain(AttemptDocument document) {
        return new Attempt(
                document.number(),
                new WorkerId(document.workerId()),
                new FencingToken(document.token()),
                document.startTime(),
                document.endTime(),
                document.exitCode(),
                document.outcome(),
                LogTotalsMapping.toDomain(document.logs()));
    }
}
