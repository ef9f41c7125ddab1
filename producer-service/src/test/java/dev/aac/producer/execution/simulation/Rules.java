package dev.aac.producer.execution.simulation;

import dev.aac.contract.fact.Fact;
import dev.aac.contract.fact.FactAnswer;
import dev.aac.contract.fact.FactOrigin;
import dev.aac.contract.fact.RenewalAnswer;
import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.job.Claim;
import dev.aac.contract.job.ClaimAnswer;
import dev.aac.producer.execution.Attempt;
import dev.aac.producer.execution.Dispatch;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of leases: who may change what, and what a worker may be told. Watches every write
 * and every answer; throws a {@link Violation}.
 */
final class Rules {

    /** How long lines of an attempt that has ended may still be taken: see LogHandler. */
    private static final long BELIEVED_MILLIS = 1_000;

    private final World world;
    private final StateRules states;
    private final Map<FencingToken, Death> deaths = new HashMap<>();
    private final Map<AttemptOf, FencingToken> granted = new HashMap<>();
    private final List<SimulatedRun> begun = new ArrayList<>();
    private @Nullable Fact reporting;
    private long reportingSince;
    private long writes;

    private record AttemptOf(RunId runId, int attempt) {

        static AttemptOf of(RunRef run) {
            return new AttemptOf(run.runId(), run.attempt());
        }
    }

    /**
     * A lease ended with a write.
     *
     * @param write the how manieth
     * @param byItsOwnReport its holder said how the attempt ended, and may repeat that
     */
    private record Death(long write, long at, boolean byItsOwnReport) {}

    Rules(World world) {
        this.world = world;
        this.states = new StateRules(world);
    }

    /** Runs what one process does apart from what another one was about to report. */
    void isolated(Runnable action) {
        Fact outer = reporting;
        long outerSince = reportingSince;
        reporting = null;
        try {
            action.run();
        } finally {
            reporting = outer;
            reportingSince = outerSince;
        }
    }

    /** Until the end of this event all writes are because of that fact. */
    long reportBegins(Fact fact) {
        reporting = fact;
        reportingSince = world.timeline.now();
        return writes;
    }

    long callBegins() {
        return writes;
    }

    void begins(SimulatedRun run) {
        begun.add(run);
    }

    List<SimulatedRun> begun() {
        return List.copyOf(begun);
    }

    boolean hasEnded(FencingToken token) {
        return deaths.containsKey(token);
    }

    boolean somebodyWaits() {
        return world.executions.all().stream()
                .anyMatch(e -> e.progress().dispatch() instanceof Dispatch.Waiting);
    }

    void wrote(Execution before, Execution after) {
        writes++;
        Optional<FencingToken> was = Names.holder(before);
        Optional<FencingToken> is = Names.holder(after);
        if (was.isPresent() && !is.equals(was)) {
            Violation.unless(is.isEmpty(), "somebody holds it, and it is granted to another");
            deaths.put(
                    was.get(),
                    new Death(writes, world.timeline.now(), hasReported(after, was.get())));
        }
        Fact fact = reporting;
        if (fact != null) {
            FactOrigin origin = fact.origin();
            Violation.unless(
                    was.equals(Optional.of(origin.token()))
                            && before.currentRun().equals(origin.run()),
                    "a report changes what its sender does not hold: " + Names.of(before));
        }
        states.check(before, after, this::runWith);
    }

    void deleted(Execution execution) {
        writes++;
        Names.holder(execution)
                .ifPresent(
                        token -> deaths.put(token, new Death(writes, world.timeline.now(), false)));
    }

    private static boolean hasReported(Execution after, FencingToken token) {
        return after.progress().attempts().stream()
                .filter(attempt -> attempt.token().equals(token))
                .anyMatch(attempt -> attempt.outcome() != Attempt.Outcome.LOST);
    }

    private @Nullable SimulatedRun runWith(FencingToken token) {
        return begun.stream().filter(run -> run.token.equals(token)).findFirst().orElse(null);
    }

    void answered(Claim claim, ClaimAnswer answer) {
        if (answer instanceof ClaimAnswer.Granted now) {
            FencingToken first = granted.putIfAbsent(AttemptOf.of(claim.run()), now.token());
            Violation.unless(
                    first == null || first.equals(now.token()),
                    "an attempt is granted twice: " + Names.of(claim.run()));
        } else {
            world.races.saw(Race.CLAIM_REFUSED);
        }
    }

    /**
     * @param since how many writes there were when it was begun with
     */
    void answered(Fact fact, FactAnswer answer, long since) {
        if (!(answer instanceof FactAnswer.Accepted)) {
            return;
        }
        FencingToken token = fact.origin().token();
        Violation.unless(granted.containsValue(token), "a report of a stranger is accepted");
        Death death = deaths.get(token);
        if (death != null && death.write() <= since && !death.byItsOwnReport()) {
            boolean stillBelieved =
                    fact instanceof Fact.LogLines && reportingSince - death.at() <= BELIEVED_MILLIS;
            Violation.unless(stillBelieved, "a report of a dead attempt is accepted");
        }
    }

    /**
     * @param since how many writes there were when it was begun with
     */
    void answered(RenewalAnswer answer, long since) {
        Stream.concat(answer.kept().stream(), answer.cancel().stream())
                .map(deaths::get)
                .forEach(
                        death ->
                                Violation.unless(
                                        death == null || death.write() > since,
                                        "a lease that is over is renewed"));
        for (FencingToken lost : answer.lost()) {
            Violation.unless(deaths.containsKey(lost), "a lease that goes on is called lost");
        }
    }

    void reaped(SimulatedRun run) {
        boolean held =
                world.executions
                        .find(OrganizationScope.ofMatchedRun(run.run), run.run.taskId())
                        .flatMap(Names::holder)
                        .filter(run.token::equals)
                        .isPresent();
        Violation.unless(!held || !run.isAlive(), "the container of a live run is removed");
    }

    /** The fact as a producer takes it that does not look at tokens, if that is planted. */
    Fact asTheBreakageWants(Fact fact) {
        RunRef run = fact.origin().run();
        Optional<Execution> found =
                world.is(Breakage.TOKEN_IGNORED_IN_REPORT)
                        ? world.executions.find(OrganizationScope.ofMatchedRun(run), run.taskId())
                        : Optional.empty();
        Optional<FencingToken> holder = found.flatMap(Names::holder);
        if (holder.isEmpty()) {
            return fact;
        }
        FactOrigin origin =
                new FactOrigin(found.get().currentRun(), holder.get(), fact.origin().sequence());
        return switch (fact) {
            case Fact.LogLines _ -> fact;
            case Fact.Started(_, var at, var digest) -> new Fact.Started(origin, at, digest);
            case Fact.Exited(_, var at, var code, var log) ->
                    new Fact.Exited(origin, at, code, log);
            case Fact.Aborted(_, var at, var reason, var detail, var log) ->
                    new Fact.Aborted(origin, at, reason, detail, log);
        };
    }
}
