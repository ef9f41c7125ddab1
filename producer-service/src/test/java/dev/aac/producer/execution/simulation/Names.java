package dev.aac.producer.execution.simulation;

import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.RunRef;
import dev.aac.producer.execution.Dispatch;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.Progress;
import java.util.Optional;

/** What things are called in a trace: never by what is random anew in each replay. */
final class Names {

    private Names() {}

    static String of(Execution execution) {
        return of(execution.currentRun());
    }

    static String of(RunRef run) {
        return run.taskId() + "/" + run.attempt();
    }

    static String state(Execution execution) {
        Progress progress = execution.progress();
        String where =
                switch (progress.dispatch()) {
                    case Dispatch.Waiting(_, var kept) ->
                            kept == null ? "waiting" : "waiting in place " + kept.number();
                    case Dispatch.Sent(var place, _) -> "sent in place " + place.number();
                    case Dispatch.Held(var place, var lease) ->
                            "held by %s in place %d".formatted(lease.workerId(), place.number());
                    case Dispatch.Analyzing _ -> "looked into";
                    case Dispatch.Done() -> "done";
                };
        return "%s, %s%s, version %d"
                .formatted(
                        progress.status(),
                        where,
                        progress.cancelRequested() ? ", to be cancelled" : "",
                        execution.version());
    }

    /** The token of the lease it is held with. */
    static Optional<FencingToken> holder(Execution execution) {
        return execution.progress().dispatch() instanceof Dispatch.Held(_, var lease)
                ? Optional.of(lease.token())
                : Optional.empty();
    }
}
