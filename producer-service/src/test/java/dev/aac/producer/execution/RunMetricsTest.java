package dev.aac.producer.execution;

import static dev.aac.producer.execution.ExecutionWorld.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.LogStream;
import dev.aac.contract.fact.LogTotals;
import dev.aac.contract.id.ClaimId;
import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.RunRef;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RunMetricsTest {

    private final ExecutionWorld world = new ExecutionWorld();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RunMetrics metrics = new RunMetrics(registry, world.clock);
    private final List<Execution> told = new ArrayList<>();
    private final LiveEvents watched = new WatchedRuns(new Remembering(told), metrics);
    private final ExecutionChanges changes =
            new ExecutionChanges(world.executions, watched, _ -> {}, () -> {}, world.clock);

    @Test
    void wayFromTheRequestToTheClaimIsTimed() {
        Execution accepted = world.submit(ACME, "t1");
        world.clock.advance(Duration.ofSeconds(3));
        Execution sent = apply(accepted, new RunEvent.Sent(new SlotKey(ACME, 0)));
        world.clock.advance(Duration.ofSeconds(2));
        claimed(sent);

        assertThat(seconds("aac.dispatch.latency")).isEqualTo(3);
        assertThat(seconds("aac.claim.latency")).isEqualTo(2);
    }

    @Test
    void jobThatIsPublishedAgainIsCounted() {
        Execution sent = apply(world.submit(ACME, "t1"), new RunEvent.Sent(new SlotKey(ACME, 0)));
        apply(sent, new RunEvent.SentAgain());

        assertThat(count("aac.jobs.resent")).isEqualTo(1);
        assertThat(registry.get("aac.dispatch.latency").timer().count()).isEqualTo(1);
    }

    @Test
    void lostLeaseAndEndAreCountedOnce() {
        Execution held = claimed(apply(world.submit(ACME, "t1"), sentTo(0)));
        apply(held, new RunEvent.LeaseExpired(ExecutionWorld.tokenOf(held)));
        assertThat(count("aac.leases.lost")).isEqualTo(1);

        Execution again = claimed(apply(world.now(held), sentTo(0)));
        apply(
                again,
                new RunEvent.Exited(
                        ExecutionWorld.tokenOf(again), world.clock.instant(), 0, LogTotals.NONE));

        assertThat(count("aac.leases.lost")).isEqualTo(1);
        assertThat(registry.get("aac.executions.ended").tag("status", "PASSED").counter().count())
                .isEqualTo(1);
        assertThat(told).last().extracting(Execution::status).hasToString("PASSED");
    }

    @Test
    void lagIsThatOfTheOldestLineOfABatch() {
        RunRef run = world.submit(ACME, "t1").currentRun();
        LogLine old = line(1);
        world.clock.advance(Duration.ofSeconds(5));
        watched.logged(run, List.of(old, line(2)));

        assertThat(seconds("aac.log.lag")).isEqualTo(5);
        assertThat(count("aac.log.lines")).isEqualTo(2);
    }

    private LogLine line(long seq) {
        return new LogLine(seq, LogStream.STDOUT, world.clock.instant(), "text", false);
    }

    private static RunEvent sentTo(int place) {
        return new RunEvent.Sent(new SlotKey(ACME, place));
    }

    private Execution claimed(Execution sent) {
        String token = RandomIds.runId().value();
        Lease lease =
                new Lease(
                        new ClaimId(token),
                        ExecutionWorld.WORKER,
                        new FencingToken(token),
                        world.clock.instant().plus(Lease.LENGTH));
        return apply(sent, new RunEvent.Claimed(sent.progress().attempt(), lease));
    }

    private Execution apply(Execution execution, RunEvent event) {
        ChangeResult result = changes.apply(ExecutionWorld.scope(ACME), execution.taskId(), event);
        assertThat(result).isInstanceOf(ChangeResult.Changed.class);
        return world.now(execution);
    }

    private double count(String name) {
        return registry.get(name).counter().count();
    }

    private double seconds(String name) {
        return registry.get(name).timer().totalTime(TimeUnit.SECONDS);
    }

    /** Those who are told after the metrics. */
    private record Remembering(List<Execution> told) implements LiveEvents {

        @Override
        public void created(Execution execution) {
            told.add(execution);
        }

        @Override
        public void updated(Execution before, Execution after) {
            told.add(after);
        }

        @Override
        public void deleted(Execution execution) {
            told.add(execution);
        }

        @Override
        public void logged(RunRef run, List<LogLine> lines) {}
    }
}
