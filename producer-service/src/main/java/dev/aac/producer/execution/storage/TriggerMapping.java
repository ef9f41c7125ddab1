package dev.aac.producer.execution.storage;

import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.CiContext;
import dev.aac.producer.execution.Trigger;
import org.jspecify.annotations.Nullable;

/** Who asked for an execution, between domain and store. */
final class TriggerMapping {

    private TriggerMapping() {}

    static TriggerDocument toDocument(Trigger trigger) {
        TaskId retryOf = trigger.retryOf();
        return new TriggerDocument(
                trigger.kind(),
                trigger.userId(),
                trigger.apiKeyId(),
                toDocument(trigger.ci()),
                retryOf == null ? null : retryOf.value());
    }

    static Trigger toDomain(TriggerDocument document) {
        String retryOf = document.retryOf();
        return new Trigger(
                document.kind(),
                document.userId(),
                document.apiKeyId(),
                toDomain(document.ci()),
                retryOf == null ? null : new TaskId(retryOf));
    }

    private static @Nullable CiDocument toDocument(@Nullable CiContext ci) {
        return ci == null
                ? null
                : new CiDocument(
                        ci.source(),
                        ci.repository(),
                        ci.branch(),
                        ci.prNumber(),
                        ci.commitSha(),
                        ci.runUrl());
    }

    private static @Nullable CiContext toDomain(@Nullable CiDocument document) {
        return document == null
                ? null
                : new CiContext(
                        document.source(),
                        document.repository(),
                        document.branch(),
                        document.prNumber(),
                        document.commitSha(),
                        document.runUrl());
    }
}
