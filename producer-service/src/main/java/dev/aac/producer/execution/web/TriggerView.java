package dev.aac.producer.execution.web;

import dev.aac.producer.execution.Trigger;

/** Who or what asked for an execution. */
public record TriggerView(String kind, String userId) {

    static TriggerView of(Trigger trigger) {
        return new TriggerView(
                switch (trigger.kind()) {
                    case DASHBOARD -> "dashboard";
                },
                trigger.userId());
    }
}
