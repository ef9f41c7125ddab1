package dev.aac.producer.execution.simulation;

import dev.aac.contract.broker.BrokerNames;
import dev.aac.contract.fact.Fact;
import dev.aac.contract.fact.FactAnswer;
import dev.aac.contract.fact.RenewalAnswer;
import dev.aac.contract.fact.RenewalCall;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.job.Claim;
import dev.aac.contract.job.ClaimAnswer;
import dev.aac.producer.analysis.Explanation;
import dev.aac.producer.execution.AnalysisMetrics;
import dev.aac.producer.execution.AnalysisRecords;
import dev.aac.producer.execution.AnalysisSettings;
import dev.aac.producer.execution.AnalysisSweep;
import dev.aac.producer.execution.ExecutionChanges;
import dev.aac.producer.execution.ExecutionLogs;
import dev.aac.producer.execution.ExecutionService;
import dev.aac.producer.execution.Explanations;
import dev.aac.producer.execution.FailureAnalyses;
import dev.aac.producer.execution.LogAnalysis;
import dev.aac.producer.execution.MonthlyQuota;
import dev.aac.producer.execution.SilentSignals;
import dev.aac.producer.execution.dispatch.DispatchSide;
import dev.aac.producer.execution.ingest.IngestSide;
import dev.aac.producer.platform.tenancy.StoreAway;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** The real code of a producer, with the simulation's timers, store and broker. */
final class SimulatedProducer extends Node {

    private static final int TICK_MILLIS = 1_000;
    private static final int SWEEP_MILLIS = 5_000;
    private static final int STORE_AGAIN_MILLIS = 200;
    private static final int BUSY_MILLIS = 20;
    private static final int SKEW_MILLIS_MAX = 300;
    private static final int LATE_MILLIS_MAX = 20_000;

    private final Clock clock;
    private final StoreGate gate;
    private final DispatchSide dispatch;
    private final IngestSide ingest;
    private final ExecutionService service;
    private final AnalysisSweep analysisSweep;
    private final Set<Lane> busy = EnumSet.noneOf(Lane.class);
    private boolean roundIsDue;

    /** What it does one after the other. */
    private enum Lane {
        ROUNDS,
        RESENDING,
        QUEUE_TIMEOUTS,
        ORPHANED_LINES,
        LEASES,
        ANALYSES,
        PROBES
    }

    SimulatedProducer(World world, String name) {
        super(world, name);
        int skew = world.chance.between(-SKEW_MILLIS_MAX, SKEW_MILLIS_MAX);
        clock = world.timeline.clock(Duration.ofMillis(skew));
        gate = new StoreGate(world, this);
        SimulatedExecutions executions = new SimulatedExecutions(world, gate);
        SimulatedBacklog backlog = new SimulatedBacklog(world, gate);
        SimulatedLogs logs = new SimulatedLogs(world, gate);
        SimulatedWorkers workers = new SimulatedWorkers(world);
        SilentSignals live = new SilentSignals();
        ExecutionChanges changes =
                new ExecutionChanges(executions, live, this::cancel, this::wake, clock);
        service =
                new ExecutionService(
                        executions,
                        logs,
                        changes,
                        new MonthlyQuota(world.organizations, world.monthlyRuns),
                        clock);
        dispatch =
                new DispatchSide(
                        new DispatchSide.Stores(executions, backlog, workers),
                        changes,
                        scope -> world.limits.getOrDefault(scope.organizationId(), 0),
                        new DispatchSide.Jobs(
                                world.broker::isUp, job -> world.broker.publish(job, this)),
                        clock);
        FailureAnalyses analyses = analyses(logs, changes);
        analysisSweep = new AnalysisSweep(backlog, executions, analyses, clock);
        ingest =
                new IngestSide(
                        new IngestSide.Stores(executions, backlog, logs, workers),
                        changes,
                        new IngestSide.Signals(live, this::wake, analyses),
                        clock);
    }

    ExecutionService service() {
        return service;
    }

    void start() {
        every(TICK_MILLIS, this::tick);
        every(TICK_MILLIS, () -> alone(Lane.RESENDING, dispatch::sendUnsureJobs));
        every(TICK_MILLIS, () -> alone(Lane.LEASES, ingest::endLeases));
        every(TICK_MILLIS, () -> alone(Lane.ANALYSES, analysisSweep::sweep));
        every(TICK_MILLIS, () -> alone(Lane.PROBES, this::probe));
        every(SWEEP_MILLIS, () -> alone(Lane.RESENDING, dispatch::sendOverdueJobs));
        every(SWEEP_MILLIS, () -> alone(Lane.QUEUE_TIMEOUTS, dispatch::endWhatWaitedTooLong));
        every(SWEEP_MILLIS, () -> alone(Lane.ORPHANED_LINES, ingest::removeOrphanedLines));
    }

    private FailureAnalyses analyses(ExecutionLogs logs, ExecutionChanges changes) {
        return new FailureAnalyses(
                new LogAnalysis(logs, new AnalysisSettings("on"), clock),
                this::explainSometimes,
                new AnalysisRecords(changes, new AnalysisMetrics(new SimpleMeterRegistry()), clock),
                (Executor) this::analyzeSomeTime,
                clock);
    }

    /** Soon, or so late that another producer may have taken it up; or there is too much to do. */
    private void analyzeSomeTime(Runnable task) {
        if (world.chance.oneIn(8)) {
            throw new RejectedExecutionException("too many wait");
        }
        in(world.chance.below(world.chance.oneIn(3) ? LATE_MILLIS_MAX : BUSY_MILLIS), task);
    }

    /** Not, or soon, or never because somebody else does, who may be dead. */
    private boolean explainSometimes(Explanations.Subject subject, Explanations.Ending ending) {
        if (world.chance.oneIn(3)) {
            return false;
        }
        if (clock.instant().isBefore(subject.until()) && world.chance.oneIn(4)) {
            ending.leave();
        } else {
            in(
                    world.chance.below(BUSY_MILLIS),
                    () -> ending.with(new Explanation.Withheld("simulated")));
        }
        return true;
    }

    private void every(int millis, Runnable action) {
        in(world.chance.below(millis), () -> repeat(millis, action));
    }

    private void repeat(int millis, Runnable action) {
        in(millis, () -> repeat(millis, action));
        action.run();
    }

    private void alone(Lane lane, Runnable action) {
        if (!busy.add(lane)) {
            in(BUSY_MILLIS, () -> alone(lane, action));
            return;
        }
        try {
            gate.beforeSurveys();
            action.run();
        } catch (StoreAway _) {
            world.trace.note(() -> name + " puts off " + lane);
        } finally {
            busy.remove(lane);
        }
    }

    /** A round when nobody waits only reads; leaving it out saves most of a schedule's time. */
    private void tick() {
        if (world.rules.somebodyWaits()) {
            wake();
        }
    }

    private void wake() {
        if (!roundIsDue) {
            roundIsDue = true;
            in(world.chance.below(BUSY_MILLIS), () -> alone(Lane.ROUNDS, this::round));
        }
    }

    private void round() {
        roundIsDue = false;
        int _ = dispatch.round();
    }

    void brokerIsBack() {
        alone(Lane.RESENDING, dispatch::sendAll);
        wake();
    }

    private void cancel(RunRef run) {
        List.copyOf(world.workers).forEach(w -> world.broker.tell(w, () -> w.cancel(run)));
    }

    private void probe() {
        Instant sentAt = clock.instant();
        if (world.is(Breakage.PROBE_IGNORED)) {
            ingest.probePassed(sentAt);
        }
        world.broker.ask(
                new SimulatedBroker.Request(
                        BrokerNames.RENEWALS,
                        new RenewalCall.Probe(name),
                        this,
                        _ -> ingest.probePassed(sentAt)));
    }

    /** Answers after the write; waits in place while the store is away. */
    void serve(SimulatedBroker.Request request) {
        try {
            world.broker.answer(request, answerTo(request.body()));
        } catch (StoreAway _) {
            in(STORE_AGAIN_MILLIS + world.chance.below(TICK_MILLIS), () -> serve(request));
        }
    }

    private Object answerTo(Object body) {
        return switch (body) {
            case Claim claim -> claimed(claim);
            case Fact fact -> reported(fact);
            case RenewalCall.Renewal renewal -> renewed(renewal);
            case RenewalCall.Probe probe -> ingest.renewal(probe);
            default -> throw new IllegalArgumentException("no such request");
        };
    }

    private ClaimAnswer claimed(Claim claim) {
        world.claiming(true);
        try {
            ClaimAnswer answer = ingest.claim(claim);
            world.trace.note(
                    () ->
                            "%s answers %s's claim of %s: %s"
                                    .formatted(
                                            name,
                                            claim.workerId(),
                                            Names.of(claim.run()),
                                            of(answer)));
            world.rules.answered(claim, answer);
            return answer;
        } finally {
            world.claiming(false);
        }
    }

    private static String of(ClaimAnswer answer) {
        return answer instanceof ClaimAnswer.Refused(var reason) ? reason.toString() : "granted";
    }

    private FactAnswer reported(Fact fact) {
        long since = world.rules.reportBegins(fact);
        FactAnswer answer = ingest.fact(world.rules.asTheBreakageWants(fact));
        world.rules.answered(fact, answer, since);
        world.trace.note(
                () ->
                        "%s answers %s of %s: %s"
                                .formatted(
                                        name,
                                        fact.getClass().getSimpleName(),
                                        Names.of(fact.origin().run()),
                                        answer.getClass().getSimpleName()));
        return answer;
    }

    private RenewalAnswer renewed(RenewalCall.Renewal renewal) {
        long since = world.rules.callBegins();
        RenewalAnswer answer = ingest.renewal(renewal);
        world.rules.answered(answer, since);
        return answer;
    }

    @Override
    void died() {
        world.producers.remove(this);
        world.startAgain(world::bootProducer);
    }
}
