package dev.aac.producer.execution.ingest;

import dev.aac.contract.fact.Fact;
import dev.aac.contract.fact.FactAnswer;
import dev.aac.contract.fact.FactOrigin;
import dev.aac.contract.id.FencingToken;
import dev.aac.producer.execution.ChangeResult;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionChanges;
import dev.aac.producer.execution.FailureAnalysis;
import dev.aac.producer.execution.Progress.Standing;
import dev.aac.producer.execution.RunEvent;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Takes what workers report. A fact that came before is accepted again, so that a worker whose
 * answer was lost can forget it, also after the end and after a restart of the producer.
 */
@Singleton
class FactHandler {

    /** Longest image digest kept, in characters. */
    static final int IMAGE_DIGEST_MAX = 512;

    private final ExecutionChanges changes;
    private final LogHandler logs;
    private final FailureAnalysis analysis;
    private final Clock clock;

    FactHandler(ExecutionChanges changes, LogHandler logs, FailureAnalysis analysis, Clock clock) {
        this.changes = changes;
        this.logs = logs;
        this.analysis = analysis;
        this.clock = clock;
    }

    FactAnswer answer(Fact fact) {
        FencingToken token = fact.origin().token();
        return switch (fact) {
            case Fact.LogLines lines -> logs.answer(lines);
            case Fact.Started(var origin, var at, var digest) ->
                    apply(origin, new RunEvent.Started(token, past(at), shortened(digest)));
            case Fact.Exited(var origin, var at, var code, var log) ->
                    apply(origin, new RunEvent.Exited(token, past(at), code, log, analysis.isOn()));
            case Fact.Aborted(var origin, var at, var reason, var detail, var log) ->
                    apply(origin, new RunEvent.Aborted(token, past(at), reason, detail, log));
        };
    }

    private FactAnswer apply(FactOrigin origin, RunEvent.Report report) {
        OrganizationScope scope = OrganizationScope.ofMatchedRun(origin.run());
        return switch (changes.apply(scope, origin.run(), report)) {
            case ChangeResult.Changed(_, var after) -> {
                analysis.begin(scope, after);
                yield accepted(after, origin.token());
            }
            case ChangeResult.Unchanged(var current, _) -> known(current, origin.token());
            case ChangeResult.Missing() -> {
                logs.gone(scope, origin.run());
                yield new FactAnswer.NotYours();
            }
            case ChangeResult.SlotTaken() -> new FactAnswer.NotYours();
        };
    }

    private FactAnswer accepted(Execution after, FencingToken token) {
        if (after.progress().standing(token) != Standing.HOLDS) {
            logs.forget(token);
        }
        return new FactAnswer.Accepted();
    }

    private static FactAnswer known(Execution current, FencingToken token) {
        return switch (current.progress().standing(token)) {
            case HOLDS, HAS_REPORTED -> new FactAnswer.Accepted();
            case STRANGER -> new FactAnswer.NotYours();
        };
    }

    /** A worker's clock may be ahead; what happened did not happen in the future. */
    private Instant past(Instant at) {
        Instant now = clock.instant();
        return (at.isAfter(now) ? now : at).truncatedTo(ChronoUnit.MILLIS);
    }

    private static String shortened(String digest) {
        return digest.length() > IMAGE_DIGEST_MAX ? digest.substring(0, IMAGE_DIGEST_MAX) : digest;
    }
}
