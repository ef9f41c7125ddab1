package dev.aac.producer.execution.storage;

import dev.aac.producer.execution.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Who asked for an execution, as it is stored. Older documents have kind and person only.
 *
 * @param retryOf the task id of the repeated execution
 */
public record TriggerDocument(
        Trigger.Kind kind,
        @Nullable String userId,
        @Nullable String apiKeyId,
        @Nullable CiDocument ci,
        @Nullable String retryOf) {}
