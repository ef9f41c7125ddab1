package dev.aac.producer.execution.ingest;

import dev.aac.contract.fact.Fact;
import dev.aac.contract.fact.FactAnswer;
import dev.aac.contract.fact.RenewalAnswer;
import dev.aac.contract.fact.RenewalCall;
import dev.aac.contract.job.Claim;
import dev.aac.contract.job.ClaimAnswer;
import dev.aac.producer.execution.Backlog;
import dev.aac.producer.execution.DispatchSignal;
import dev.aac.producer.execution.ExecutionChanges;
import dev.aac.producer.execution.ExecutionLogs;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.execution.FailureAnalysis;
import dev.aac.producer.execution.Installation;
import dev.aac.producer.execution.LiveEvents;
import dev.aac.producer.execution.RunOrphans;
import dev.aac.producer.execution.Workers;
import dev.aac.producer.project.InMemoryProjects;
import dev.aac.producer.project.ProjectSamples;
import dev.aac.producer.project.SecretReading;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** A producer's whole way in from the workers, without its queues, threads and timers. */
public final class IngestSide {

    private static final Installation INSTALLATION = () -> "installation-1";

    private final ClaimHandler claims;
    private final FactHandler facts;
    private final RenewalHandler renewals;
    private final RenewalProbe probe;
    private final LeaseSweeper leases;
    private final RunOrphans orphans;

    /** The store's part of it. */
    public record Stores(
            Executions executions, Backlog backlog, ExecutionLogs logs, Workers workers) {}

    /** Whom it tells what it has written. */
    public record Signals(LiveEvents live, DispatchSignal dispatch, FailureAnalysis analysis) {}

    public IngestSide(Stores stores, ExecutionChanges changes, Signals signals, Clock clock) {
        Executions executions = stores.executions();
        orphans = new RunOrphans(executions, stores.logs(), List.of());
        LogHandler logs =
                new LogHandler(
                        executions,
                        stores.logs(),
                        signals.live(),
                        orphans,
                        () -> clock.millis() * 1_000_000);
        claims =
                new ClaimHandler(
                        executions,
                        changes,
                        new RunEnvironments(
                                new SecretReading(new InMemoryProjects(), ProjectSamples.vault())),
                        INSTALLATION,
                        clock);
        facts = new FactHandler(changes, logs, signals.analysis(), clock);
        renewals =
                new RenewalHandler(
                        new HeldRuns(executions),
                        stores.workers(),
                        INSTALLATION,
                        signals.dispatch(),
                        clock);
        probe = new RenewalProbe(clock);
        leases = new LeaseSweeper(stores.backlog(), executions, changes, probe, clock);
    }

    public ClaimAnswer claim(Claim claim) {
        return claims.answer(claim);
    }

    public FactAnswer fact(Fact fact) {
        return facts.answer(fact);
    }

    public RenewalAnswer renewal(RenewalCall call) {
        return renewals.answer(call);
    }

    /** The answer to this replica's own probe of that time has come. */
    public void probePassed(Instant sentAt) {
        probe.passed(sentAt);
    }

    public void removeOrphanedLines() {
        orphans.sweep();
    }

    public void endLeases() {
        leases.sweep();
    }
}
