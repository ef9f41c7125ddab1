package dev.aac.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aac.contract.fact.Fact;
import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.RenewalCall.Renewal;
import dev.aac.contract.id.RunRef;
import dev.aac.worker.container.ContainerScript;
import dev.aac.worker.report.Renewals;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// A worker that ends while it has runs.
class DrainTest extends WorkerScenario {

    private static final Duration GRACE = Duration.ofMinutes(2);

    @Test
    void runMayEndWithinTheGraceWhileItsLeaseIsRenewedAndNothingElseIsTaken() throws Exception {
        engineWith(ContainerScript.runsUntilStopped());
        TestedWorker worker = startWorker();
        RunRef run = submit(Jobs.job("t"));
        awaitRunning(run);

        CompletableFuture<Void> stopped = stop(worker, GRACE);
        await().atMost(Renewals.PERIOD).until(() -> slotsLastTold() == 0);
        int told = producer.renewals().size();
        submit(Jobs.job("another"));
        await().atMost(LONG).until(() -> producer.renewals().size() > told + 1);

        assertThat(producer.renewals().getLast().runs()).hasSize(1);
        assertThat(waitingJobs()).isEqualTo(1);
        assertThat(stopped).isNotDone();
        engine.kill(engine.starts().getFirst());
        assertThat(stopped).succeedsWithin(LONG);
        assertThat(producer.story(run)).containsExactly("started", "exited 137");
        assertThat(waitingJobs()).isEqualTo(1);
    }

    @Test
    void runThatOutlastsTheGraceIsHandedBackWithItsWholeLog() throws Exception {
        engineWith(ContainerScript.runsUntilKilled().afterLogging("one", "two"));
        TestedWorker worker = startWorker();
        RunRef run = submit(Jobs.job("t"));
        awaitRunning(run);

        worker.stop(Duration.ofSeconds(1));

        assertThat(producer.story(run)).containsExactly("started", "aborted WORKER_STOPPING");
        assertThat(producer.log(run)).extracting(LogLine::text).containsExactly("one", "two");
        Fact.Aborted end = (Fact.Aborted) producer.end(run).orElseThrow();
        assertThat(end.log().lines()).isEqualTo(2);
        assertThat(end.log().truncated()).isFalse();
        assertThat(containers.count()).isZero();
    }

    @Test
    void imageThatIsBeingPulledIsNotWaitedForAfterTheGrace() throws Exception {
        containers.withHangingPull(Jobs.IMAGE);
        TestedWorker worker = startWorker();
        RunRef run = submit(Jobs.job("t"));
        await().atMost(LONG).until(() -> !producer.claims().isEmpty());
        await().atMost(LONG).until(() -> worker.leases.isHeld(run));

        worker.stop();

        assertThat(producer.story(run)).containsExactly("aborted WORKER_STOPPING");
    }

    @Test
    void claimThatIsGrantedWhileTheWorkerDrainsIsStillRun() throws Exception {
        CountDownLatch draining = new CountDownLatch(1);
        producer.onClaim(
                claim -> {
                    awaitOpen(draining);
                    return producer.grantOnce(claim);
                });
        TestedWorker worker = startWorker();
        RunRef run = submit(Jobs.job("t"));
        await().atMost(LONG).until(() -> !producer.claims().isEmpty());

        CompletableFuture<Void> stopped = stop(worker, GRACE);
        await().atMost(LONG).until(() -> worker.slots.total() == 0);
        draining.countDown();

        assertThat(stopped).succeedsWithin(LONG);
        assertThat(producer.story(run)).containsExactly("started", "exited 0");
    }

    @Test
    void runThatNobodyTakesBackIsLeftBehindInTime() throws Exception {
        producer.onFact(
                fact -> fact instanceof Fact.Aborted ? Optional.empty() : FakeProducer.ACCEPTED);
        engineWith(ContainerScript.runsUntilStopped());
        TestedWorker worker = startWorker();
        awaitRunning(submit(Jobs.job("t")));
        long before = System.nanoTime();

        worker.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Worker.STOP_LIMIT);
        assertThat(containers.count()).isZero();
        List<Renewal> renewals = producer.renewals();
        assertThat(renewals.getLast().runs()).isEmpty();
    }

    private int slotsLastTold() {
        return producer.renewals().getLast().slots();
    }

    private static CompletableFuture<Void> stop(TestedWorker worker, Duration grace) {
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                worker.stop(grace);
                                stopped.complete(null);
                            } catch (InterruptedException e) {
                                stopped.completeExceptionally(e);
                            }
                        });
        return stopped;
    }

    private static void awaitOpen(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
