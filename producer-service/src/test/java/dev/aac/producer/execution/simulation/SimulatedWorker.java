package dev.aac.producer.execution.simulation;

import dev.aac.contract.broker.BrokerNames;
import dev.aac.contract.fact.RenewalAnswer;
import dev.aac.contract.fact.RenewalCall.Renewal;
import dev.aac.contract.id.ClaimId;
import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.WorkerId;
import dev.aac.contract.job.Claim;
import dev.aac.contract.job.ClaimAnswer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A model of a worker process, by the rules of worker-service: {@code intake} (slots and claims),
 * {@code report} (leases and renewals) and {@code job.Reaper}.
 */
final class SimulatedWorker extends Node {

    private static final int RENEWAL_MILLIS = 5_000;
    private static final int RENEWAL_ANSWER_MILLIS = 3_000;
    private static final long UNCONFIRMED_MILLIS_MAX = 60_000;
    private static final int CLAIM_ANSWER_MILLIS = 30_000;
    private static final int GIVE_BACK_PAUSE_MILLIS = 2_000;
    private static final int REAPER_MILLIS = 8_000;
    private static final int DRAIN_MILLIS = 6_000;
    private static final int LAST_RENEWAL_MILLIS = 1_000;

    final WorkerId id;
    final List<Question> open = new ArrayList<>();

    private final int slots;
    private final List<SimulatedRun> runs = new ArrayList<>();
    private final Map<RunRef, ClaimId> unansweredClaims = new HashMap<>();
    private final Map<RunRef, Question> claiming = new HashMap<>();
    private final Set<RunRef> cancelled = new HashSet<>();
    private List<RunRef> foreign = List.of();
    private int free;
    private boolean draining;
    private boolean renewalIsOpen;
    private boolean renewalIsWanted;
    private int renewals;

    SimulatedWorker(World world, String name, int slots) {
        super(world, name);
        this.id = new WorkerId(name);
        this.slots = slots;
        this.free = slots;
    }

    void start() {
        renew();
        reap();
        world.broker.offer();
    }

    boolean takesJobs() {
        return free > 0 && !draining && world.broker.isUp();
    }

    boolean isIdle() {
        return runs.isEmpty() && claiming.isEmpty();
    }

    Question ask(String queue, Object body, Consumer<Object> answered) {
        Question question = new Question(this, queue, body, answered);
        open.add(question);
        question.send();
        return question;
    }

    void brokerIsBack() {
        List.copyOf(open).forEach(Question::send);
        world.broker.offer();
    }

    // ---- slots and claims

    void slotIsPromised() {
        free--;
    }

    private void slotIsFree() {
        free++;
        world.broker.offer();
        renewSoon();
    }

    void received(JobDelivery delivery) {
        if (draining || (delivery.isSettled() && world.chance.oneIn(2))) {
            delivery.giveBack();
            slotIsFree();
            return;
        }
        RunRef run = delivery.job().run();
        if (claiming.containsKey(run)) {
            delivery.accept();
            slotIsFree();
            return;
        }
        long askedAt = world.timeline.now();
        ClaimId claimId = unansweredClaims.computeIfAbsent(run, _ -> world.claimId());
        Question claim =
                ask(
                        BrokerNames.CLAIMS,
                        new Claim(claimId, run, id),
                        answer -> claimed(delivery, (ClaimAnswer) answer, askedAt));
        claiming.put(run, claim);
        in(CLAIM_ANSWER_MILLIS, () -> giveBack(delivery, claim));
    }

    private void giveBack(JobDelivery delivery, Question claim) {
        if (!claim.isOver()) {
            claim.withdraw();
            claiming.remove(delivery.job().run());
            delivery.giveBack();
            in(GIVE_BACK_PAUSE_MILLIS, this::slotIsFree);
        }
    }

    private void claimed(JobDelivery delivery, ClaimAnswer answer, long askedAt) {
        RunRef run = delivery.job().run();
        claiming.remove(run);
        unansweredClaims.remove(run);
        delivery.accept();
        if (answer instanceof ClaimAnswer.Granted granted
                && world.timeline.now() - askedAt <= granted.leaseMillis()) {
            SimulatedRun mine = new SimulatedRun(this, run, granted.token(), askedAt);
            runs.add(mine);
            mine.begin(cancelled.contains(run));
        } else {
            slotIsFree();
        }
    }

    void isOver(SimulatedRun run) {
        if (runs.remove(run)) {
            slotIsFree();
        }
    }

    void cancel(RunRef run) {
        cancelled.add(run);
        List.copyOf(runs).stream()
                .filter(mine -> mine.run.equals(run))
                .forEach(SimulatedRun::cancel);
    }

    // ---- renewals

    private void renewSoon() {
        if (renewalIsOpen) {
            renewalIsWanted = true;
        } else {
            renew();
        }
    }

    private void renew() {
        int mine = ++renewals;
        renewalIsOpen = true;
        renewalIsWanted = false;
        long askedAt = world.timeline.now();
        Question call =
                ask(
                        BrokerNames.RENEWALS,
                        renewal(draining ? 0 : slots, draining ? 0 : free),
                        answer -> {
                            renewed((RenewalAnswer) answer, askedAt);
                            renewalIsOver(mine);
                        });
        in(
                RENEWAL_ANSWER_MILLIS,
                () -> {
                    if (!call.isOver()) {
                        call.withdraw();
                        renewalIsOver(mine);
                    }
                });
    }

    private Renewal renewal(int offered, int freeNow) {
        return new Renewal(
                id, offered, freeNow, runs.stream().map(SimulatedRun::held).toList(), foreign);
    }

    private void renewalIsOver(int mine) {
        renewalIsOpen = false;
        long now = world.timeline.now();
        List.copyOf(runs).stream()
                .filter(run -> now - run.confirmedAt > UNCONFIRMED_MILLIS_MAX)
                .forEach(SimulatedRun::giveUp);
        if (renewalIsWanted) {
            renew();
        } else {
            in(RENEWAL_MILLIS, () -> renewAfter(mine));
        }
    }

    private void renewAfter(int mine) {
        if (mine == renewals) {
            renew();
        }
    }

    private void renewed(RenewalAnswer answer, long askedAt) {
        confirm(answer.kept(), askedAt);
        confirm(answer.cancel(), askedAt);
        forEach(answer.cancel(), SimulatedRun::cancel);
        forEach(answer.lost(), SimulatedRun::giveUp);
        answer.orphans().forEach(orphan -> world.engine.reap(orphan, this));
    }

    private void confirm(Collection<FencingToken> tokens, long askedAt) {
        forEach(tokens, run -> run.confirmedAt = askedAt);
    }

    private void forEach(Collection<FencingToken> tokens, Consumer<SimulatedRun> action) {
        List.copyOf(runs).stream().filter(run -> tokens.contains(run.token)).forEach(action);
    }

    /** Knows its own containers, and asks about those of others with the next renewal. */
    private void reap() {
        foreign = world.engine.foreignTo(this);
        in(REAPER_MILLIS, this::reap);
    }

    // ---- the end

    /** As on SIGTERM: hands its runs back or leaves them to their leases, and goes. */
    void drain() {
        if (draining) {
            return;
        }
        world.trace.note(() -> name + " drains");
        draining = true;
        List.copyOf(claiming.values()).forEach(Question::withdraw);
        claiming.clear();
        boolean handsBack = world.chance.oneIn(2);
        List.copyOf(runs).forEach(run -> run.leave(handsBack));
        in(
                DRAIN_MILLIS,
                () -> {
                    List.copyOf(runs).forEach(SimulatedRun::giveUp);
                    var _ = ask(BrokerNames.RENEWALS, renewal(0, 0), _ -> {});
                    in(LAST_RENEWAL_MILLIS, this::kill);
                });
    }

    @Override
    void died() {
        world.workers.remove(this);
        world.broker.isDead(this);
        world.startAgain(() -> world.bootWorker(slots));
    }
}
