package dev.aac.producer.execution.storage;

import dev.aac.producer.execution.Trigger;

/** Who asked for an execution, as it is stored. */
public record TriggerDocument(Trigger.Kind kind, String userId) {}
