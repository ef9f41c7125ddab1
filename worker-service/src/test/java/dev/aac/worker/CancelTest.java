package dev.aac.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.DURATION;
import static org.awaitility.Awaitility.await;

import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.RenewalAnswer;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.job.RunJob;
import dev.aac.worker.container.ContainerScript;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CancelTest extends WorkerScenario {

    /** Of the ten seconds since the worker learnt of it. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    @Test
    void runningContainerIsStoppedGentlyAndItsLogKept() throws Exception {
        engineWith(ContainerScript.runsUntilStopped().afterLogging("before"));
        startWorker();
        RunRef run = submit(Jobs.job("t"));
        awaitRunning(run);

        producer.cancel(run);

        awaitStory(run, "started", "aborted CANCELLED");
        assertThat(engine.graces()).singleElement(DURATION).isBetween(GRACE.dividedBy(2), GRACE);
        assertThat(producer.log(run)).extracting(LogLine::text).containsExactly("before");
        awaitNoContainer();
    }

    @Test
    void containerThatDoesNotHeedIsKilled() throws Exception {
        engineWith(ContainerScript.runsUntilKilled());
        startWorker();
        RunRef run = submit(Jobs.job("t"));
        awaitRunning(run);

        producer.cancel(run);

        awaitStory(run, "started", "aborted CANCELLED");
        awaitNoContainer();
    }

    @Test
    void pullIsGivenUp() throws Exception {
        RunJob job = Jobs.jobWithImage("t", "slow:1");
        containers.withHangingPull(job.spec().image());
        TestedWorker worker = startWorker();
        submit(job);
        await().atMost(LONG).until(() -> worker.leases.isHeld(job.run()));

        producer.cancel(job.run());

        awaitStory(job.run(), "aborted CANCELLED");
        assertThat(containers.created()).isEmpty();
    }

    @Test
    void cancellationThatCameFirstIsRemembered() throws Exception {
        RunJob other = Jobs.job("other");
        TestedWorker worker = startWorker();
        awaitIdle(worker);
        awaitStory(submit(other), "started", "exited 0");
        RunJob job = Jobs.job("t");

        producer.cancel(job.run());
        submit(job);

        await().atMost(LONG).until(() -> producer.end(job.run()).isPresent());
        assertThat(producer.story(job.run())).containsExactly("aborted CANCELLED");
        awaitNoContainer();
    }

    @Test
    void renewalCancelsWhatWasMissed() throws Exception {
        engineWith(ContainerScript.runsUntilStopped());
        startWorker();
        RunRef run = submit(Jobs.job("t"));
        awaitRunning(run);

        producer.onRenewal(
                renewal ->
                        Optional.of(
                                new RenewalAnswer(
                                        List.of(),
                                        List.of(),
                                        FakeProducer.tokens(renewal),
                                        List.of(),
                                        FakeProducer.INSTALLATION)));

        awaitStory(run, "started", "aborted CANCELLED");
    }

    @Test
    void onlyTheNamedRunIsCancelled() throws Exception {
        engineWith(ContainerScript.runsUntilStopped());
        startWorker();
        RunRef cancelled = submit(Jobs.job("cancelled"));
        RunRef other = submit(Jobs.job("other"));
        awaitRunning(cancelled);
        awaitRunning(other);

        producer.cancel(cancelled);

        awaitStory(cancelled, "started", "aborted CANCELLED");
        assertThat(producer.story(other)).containsExactly("started");
        assertThat(containers.count()).isEqualTo(1);
    }

    @Test
    void containerThatCannotBeStoppedIsRemovedAllTheSame() throws Exception {
        engineWith(ContainerScript.runsUntilKilled());
        startWorker();
        engine.breakAt(UnreliableEngine.Step.STOP);
        RunRef run = submit(Jobs.job("t"));
        awaitRunning(run);

        producer.cancel(run);

        awaitNoContainer();
        awaitStory(run, "started", "aborted CANCELLED");
    }
}
