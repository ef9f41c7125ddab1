package dev.aac.producer.execution.simulation;

import dev.aac.contract.broker.BrokerNames;
import dev.aac.contract.fact.AbortReason;
import dev.aac.contract.fact.Fact;
import dev.aac.contract.fact.FactAnswer;
import dev.aac.contract.fact.FactOrigin;
import dev.aac.contract.fact.HeldRun;
import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.LogStream;
import dev.aac.contract.fact.LogTotals;
import dev.aac.contract.fact.RunPhase;
import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.RunRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One attempt at a worker, and what its container really did: what a verdict must agree with. */
final class SimulatedRun {

    private static final int GRACE_MILLIS = 2_000;
    private static final int BATCH_LINES_MAX = 4;

    final RunRef run;
    final FencingToken token;

    /** When the worker asked for what the producer confirmed last. */
    long confirmedAt;

    private final SimulatedWorker worker;
    private final World world;
    private final Script script;
    private final List<Question> open = new ArrayList<>();
    private RunPhase phase = RunPhase.PREPARING;
    private int facts;
    private int written;
    private int unansweredBatches;
    private @Nullable Function<FactOrigin, Fact> last;
    private OptionalInt exitCode = OptionalInt.empty();
    private boolean over;

    SimulatedRun(SimulatedWorker worker, RunRef run, FencingToken token, long askedAt) {
        this.worker = worker;
        this.world = worker.world;
        this.run = run;
        this.token = token;
        this.confirmedAt = askedAt;
        this.script = world.scripts.apply(world.chance);
    }

    void begin(boolean cancelled) {
        world.rules.begins(this);
        if (cancelled) {
            aborts(AbortReason.CANCELLED);
        } else {
            worker.in(script.prepareMillis(), this::starts);
        }
    }

    HeldRun held() {
        return new HeldRun(run, token, phase);
    }

    /** Whether its worker still means to end it. */
    boolean isAlive() {
        return !over && !worker.isDead();
    }

    /** The code its container ended with, if it did by itself. */
    OptionalInt exitCode() {
        return exitCode;
    }

    int linesWritten() {
        return written;
    }

    String line(long seq) {
        return "%s %s line %d".formatted(worker.id, Names.of(run), seq);
    }

    private boolean isEnding() {
        return over || last != null;
    }

    private void starts() {
        if (isEnding()) {
            return;
        }
        if (script.startFailure() != null) {
            aborts(script.startFailure());
            return;
        }
        world.engine.start(this, worker);
        phase = RunPhase.RUNNING;
        tell(new Fact.Started(origin(), now(), "sha256:0"), _ -> {});
        int batches = Math.ceilDiv(script.lines(), BATCH_LINES_MAX);
        for (int batch = 1; batch <= batches; batch++) {
            worker.in((long) script.runMillis() * batch / (batches + 1), this::writes);
        }
        worker.in(script.runMillis(), this::exits);
    }

    private void writes() {
        int lines = Math.min(world.chance.between(1, BATCH_LINES_MAX), script.lines() - written);
        if (isEnding() || lines <= 0) {
            return;
        }
        List<LogLine> batch = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            written++;
            batch.add(new LogLine(written, LogStream.STDOUT, now(), line(written), false));
        }
        unansweredBatches++;
        ask(
                BrokerNames.LOGS,
                new Fact.LogLines(origin(), batch),
                _ -> {
                    unansweredBatches--;
                    reportsTheEnd();
                });
    }

    private void exits() {
        if (isEnding()) {
            return;
        }
        if (script.endFailure() != null) {
            aborts(script.endFailure());
            return;
        }
        Instant at = now();
        exitCode = OptionalInt.of(script.exitCode());
        ends(origin -> new Fact.Exited(origin, at, script.exitCode(), totals()));
    }

    private void aborts(AbortReason reason) {
        Instant at = now();
        ends(origin -> new Fact.Aborted(origin, at, reason, null, totals()));
    }

    /** The last fact goes after the last line is answered. */
    private void ends(Function<FactOrigin, Fact> fact) {
        last = fact;
        phase = RunPhase.FINISHING;
        reportsTheEnd();
    }

    private void reportsTheEnd() {
        if (!over && last != null && unansweredBatches == 0) {
            tell(last.apply(origin()), _ -> isOverNow());
        }
    }

    void cancel() {
        stop(AbortReason.CANCELLED);
    }

    /** Its worker ends. */
    void leave(boolean handsBack) {
        if (handsBack) {
            stop(AbortReason.WORKER_STOPPING);
        } else {
            giveUp();
        }
    }

    private void stop(AbortReason reason) {
        if (!isEnding()) {
            worker.in(
                    world.chance.below(GRACE_MILLIS),
                    () -> {
                        if (!isEnding()) {
                            aborts(reason);
                        }
                    });
        }
    }

    /** The lease is gone: the container is killed, nothing more is reported. */
    void giveUp() {
        isOverNow();
    }

    private void isOverNow() {
        if (!over) {
            over = true;
            List.copyOf(open).forEach(Question::withdraw);
            world.engine.remove(this);
            worker.isOver(this);
        }
    }

    private void tell(Fact fact, Consumer<Object> accepted) {
        ask(BrokerNames.FACTS, fact, accepted);
    }

    private void ask(String queue, Fact fact, Consumer<Object> accepted) {
        open.add(
                worker.ask(
                        queue,
                        fact,
                        answer -> {
                            if (answer instanceof FactAnswer.NotYours) {
                                giveUp();
                            } else {
                                accepted.accept(answer);
                            }
                        }));
    }

    private FactOrigin origin() {
        return new FactOrigin(run, token, ++facts);
    }

    private LogTotals totals() {
        return new LogTotals(written, written, false);
    }

    private Instant now() {
        return world.timeline.instant();
    }
}
