package dev.aac.producer.execution.ingest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.aac.contract.fact.Fact;
import dev.aac.contract.fact.FactAnswer;
import dev.aac.contract.fact.FactOrigin;
import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.RunRef;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionLogs;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.execution.LiveEvents;
import dev.aac.producer.execution.Progress.Standing;
import dev.aac.producer.execution.RunOrphans;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Stores lines, then shows them, then answers. Whose a token is is read from the execution once and
 * remembered for a moment, because a busy log is hundreds of batches a second; a lease that moves
 * to another worker meanwhile is noticed after that moment, and its attempt's log is its own; of an
 * execution that is deleted meanwhile, see {@link RunOrphans}.
 */
@Singleton
class LogHandler {

    /** How long a token that was matched is believed without looking again. */
    static final Duration BELIEVED = Duration.ofSeconds(1);

    private static final int BELIEVED_MAX = 10_000;

    private final Executions executions;
    private final ExecutionLogs logs;
    private final LiveEvents live;
    private final RunOrphans orphans;
    private final Cache<FencingToken, RunRef> holders;

    @Inject
    LogHandler(Executions executions, ExecutionLogs logs, LiveEvents live, RunOrphans orphans) {
        this(executions, logs, live, orphans, Ticker.systemTicker());
    }

    /** With its own idea of how long a moment is. */
    LogHandler(
            Executions executions,
            ExecutionLogs logs,
            LiveEvents live,
            RunOrphans orphans,
            Ticker ticker) {
        this.executions = executions;
        this.logs = logs;
        this.live = live;
        this.orphans = orphans;
        this.holders =
                Caffeine.newBuilder()
                        .maximumSize(BELIEVED_MAX)
                        .expireAfterWrite(BELIEVED)
                        .ticker(ticker)
                        .build();
    }

    FactAnswer answer(Fact.LogLines batch) {
        FactOrigin origin = batch.origin();
        OrganizationScope scope = OrganizationScope.ofMatchedRun(origin.run());
        return switch (standing(scope, origin)) {
            case HOLDS -> {
                append(scope, batch);
                live.logged(origin.run(), batch.lines());
                yield new FactAnswer.Accepted();
            }
            // The end is reported after the last batch is answered: this one is stored.
            case HAS_REPORTED -> new FactAnswer.Accepted();
            case STRANGER -> {
                orphans.suspect(scope, origin.run());
                yield new FactAnswer.NotYours();
            }
        };
    }

    /** Without an answer from the store they may be written all the same. */
    private void append(OrganizationScope scope, Fact.LogLines batch) {
        RunRef run = batch.origin().run();
        try {
            logs.append(scope, run, batch.lines());
        } finally {
            orphans.suspect(scope, run);
        }
    }

    /** A report came of a run whose execution is not there. */
    void gone(OrganizationScope scope, RunRef run) {
        orphans.suspect(scope, run);
    }

    /** The lease with this token has ended. */
    void forget(FencingToken token) {
        holders.invalidate(token);
    }

    private Standing standing(OrganizationScope scope, FactOrigin origin) {
        if (origin.run().equals(holders.getIfPresent(origin.token()))) {
            return Standing.HOLDS;
        }
        Standing standing =
                executions
                        .find(scope, origin.run().taskId())
                        .filter(found -> found.runId().equals(origin.run().runId()))
                        .map(found -> standing(found, origin))
                        .orElse(Standing.STRANGER);
        if (standing == Standing.HOLDS) {
            holders.put(origin.token(), origin.run());
        }
        return standing;
    }

    private static Standing standing(Execution found, FactOrigin origin) {
        Standing standing = found.progress().standing(origin.token());
        boolean otherAttempt = found.progress().attempt() != origin.run().attempt();
        return standing == Standing.HOLDS && otherAttempt ? Standing.STRANGER : standing;
    }
}
