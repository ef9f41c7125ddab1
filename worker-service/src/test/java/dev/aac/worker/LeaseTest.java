package dev.aac.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aac.contract.fact.HeldRun;
import dev.aac.contract.fact.RenewalAnswer;
import dev.aac.contract.fact.RenewalCall.Renewal;
import dev.aac.contract.fact.RunPhase;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.job.RunJob;
import dev.aac.worker.container.ContainerScript;
import dev.aac.worker.report.Leases;
import dev.aac.worker.report.Renewals;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LeaseTest extends WorkerScenario {

    @Test
    void lostLeaseKillsTheContainerAndNothingMoreIsReported() throws Exception {
        engineWith(ContainerScript.runsUntilKilled());
        TestedWorker worker = startWorker();
        RunRef run = submit(Jobs.job("t"));
        awaitRunning(run);

        producer.onRenewal(
                renewal ->
                        Optional.of(
                                new RenewalAnswer(
                                        List.of(),
                                        FakeProducer.tokens(renewal),
                                        List.of(),
                                        List.of(),
                                        FakeProducer.INSTALLATION)));

        awaitNoContainer();
        awaitIdle(worker);
        assertThat(producer.story(run)).containsExactly("started");
        assertThat(engine.graces()).isEmpty();
    }

    @Test
    void factOfAnotherHolderKillsTheContainer() throws Exception {
        engineWith(ContainerScript.runsUntilKilled());
        TestedWorker worker = startWorker();
        producer.onFact(_ -> FakeProducer.NOT_YOURS);

        RunRef run = submit(Jobs.job("t"));

        await().atMost(LONG).until(() -> engine.starts().size() == 1);
        awaitNoContainer();
        awaitIdle(worker);
        assertThat(producer.facts(run)).isEmpty();
    }

    @Test
    void pullIsGivenUpWithTheLease() throws Exception {
        RunJob job = Jobs.jobWithImage("t", "slow:1");
        containers.withHangingPull(job.spec().image());
        TestedWorker worker = startWorker();
        submit(job);
        await().atMost(LONG).until(() -> worker.leases.isHeld(job.run()));

        producer.onRenewal(
                renewal ->
                        Optional.of(
                                new RenewalAnswer(
                                        List.of(),
                                        FakeProducer.tokens(renewal),
                                        List.of(),
                                        List.of(),
                                        FakeProducer.INSTALLATION)));

        awaitIdle(worker);
        assertThat(producer.facts(job.run())).isEmpty();
    }

    @Test
    void minuteWithoutAnAnswerKillsTheContainer() throws Exception {
        engineWith(ContainerScript.runsUntilKilled());
        AtomicLong now = new AtomicLong(System.nanoTime());
        Duration clockTick = Leases.UNCONFIRMED_MAX.plusSeconds(1);
        TestedWorker worker = startWorker("worker-alone", () -> now.get());
        RunRef run = submit(Jobs.job("t"));
        awaitRunning(run);

        producer.onRenewal(_ -> Optional.empty());
        now.addAndGet(clockTick.toNanos());

        awaitNoContainer();
        awaitIdle(worker);
        assertThat(producer.story(run)).containsExactly("started");
    }

    @Test
    void answeredRenewalsKeepTheContainerForHowLongSoever() throws Exception {
        engineWith(ContainerScript.runsUntilStopped());
        startWorker();
        RunRef run = submit(Jobs.job("t"));
        awaitRunning(run);
        int before = producer.renewals().size();

        await().atMost(LONG).until(() -> producer.renewals().size() >= before + 2);

        assertThat(containers.count()).isEqualTo(1);
    }

    @Test
    void renewalNamesRunsAndSlots() throws Exception {
        engineWith(ContainerScript.runsUntilStopped());
        startWorker();
        RunRef run = submit(Jobs.job("t"));
        awaitRunning(run);

        Renewal renewal =
                await().atMost(LONG)
                        .ignoreException(NoSuchElementException.class)
                        .until(() -> producer.renewals().getLast(), last -> !last.runs().isEmpty());

        assertThat(renewal.slots()).isEqualTo(SLOTS);
        assertThat(renewal.freeSlots()).isEqualTo(SLOTS - 1);
        assertThat(renewal.runs()).extracting(HeldRun::run).containsExactly(run);
        assertThat(renewal.runs()).extracting(HeldRun::phase).containsExactly(RunPhase.RUNNING);
    }

    @Test
    void freedSlotIsToldAtOnce() throws Exception {
        TestedWorker worker = startWorker();
        awaitIdle(worker);
        await().atMost(LONG)
                .until(() -> producer.renewals().stream().anyMatch(r -> r.freeSlots() == SLOTS));
        int before = producer.renewals().size();

        RunRef run = submit(Jobs.job("t"));

        awaitStory(run, "started", "exited 0");
        await().atMost(Duration.ofSeconds(2))
                .until(
                        () ->
                                producer.renewals().size() > before
                                        && producer.renewals().getLast().freeSlots() == SLOTS);
    }

    @Test
    void onlyOneRenewalIsUnderWay() throws Exception {
        producer.onRenewal(_ -> Optional.empty());
        long began = System.nanoTime();
        TestedWorker worker = startWorker();
        for (int i = 0; i < 20; i++) {
            awaitStory(submit(Jobs.job("t" + i)), "started", "exited 0");
        }

        awaitIdle(worker);
        Duration taken = Duration.ofNanos(System.nanoTime() - began);
        assertThat(producer.renewals())
                .hasSizeLessThan(5 + (int) taken.dividedBy(Renewals.ANSWER_LIMIT));
    }
}
