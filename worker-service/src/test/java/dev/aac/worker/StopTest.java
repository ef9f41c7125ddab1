package dev.aac.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aac.contract.fact.RenewalCall.Renewal;
import dev.aac.contract.id.RunRef;
import dev.aac.worker.container.ContainerScript;
import dev.aac.worker.container.InstallationId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StopTest extends WorkerScenario {

    @Test
    void stoppedWorkerLeavesNoContainerAndHandsItsRunBack() throws Exception {
        engineWith(ContainerScript.runsUntilKilled());
        TestedWorker worker = startWorker();
        RunRef run = submit(Jobs.job("t"));
        awaitRunning(run);
        long before = System.nanoTime();

        worker.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Worker.STOP_LIMIT);
        assertThat(containers.count()).isZero();
        assertThat(producer.story(run)).containsExactly("started", "aborted WORKER_STOPPING");
        assertThat(containers.isOpen(new InstallationId(FakeProducer.INSTALLATION))).isFalse();
    }

    @Test
    void stoppedWorkerTakesItsSlotsBack() throws Exception {
        TestedWorker worker = startWorker();
        awaitIdle(worker);

        worker.stop();

        Renewal last = producer.renewals().getLast();
        assertThat(last.slots()).isZero();
        assertThat(last.freeSlots()).isZero();
        assertThat(last.runs()).isEmpty();
    }

    @Test
    void waitingJobsStayForAnotherWorker() throws Exception {
        engineWith(ContainerScript.runsUntilStopped());
        TestedWorker worker = startWorker();
        for (int i = 0; i < SLOTS + 1; i++) {
            submit(Jobs.job("t" + i));
        }
        await().atMost(LONG).until(() -> engine.starts().size() == SLOTS);

        worker.stop();

        await().atMost(LONG).until(() -> waitingJobs() == 1);
    }

    @Test
    void jobWhoseClaimIsNotAnsweredGoesBackToTheQueue() throws Exception {
        producer.onClaim(_ -> Optional.empty());
        TestedWorker worker = startWorker();
        submit(Jobs.job("t"));
        await().atMost(LONG).until(() -> !producer.claims().isEmpty());

        worker.stop();

        await().atMost(LONG).until(() -> waitingJobs() == 1);
    }

    @Test
    void workerStopsWithoutABroker() throws Exception {
        engineWith(ContainerScript.runsUntilKilled());
        TestedWorker worker = startWorker();
        awaitRunning(submit(Jobs.job("t")));
        broker.cut();
        long before = System.nanoTime();

        worker.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Worker.STOP_LIMIT);
        assertThat(containers.count()).isZero();
    }
}
