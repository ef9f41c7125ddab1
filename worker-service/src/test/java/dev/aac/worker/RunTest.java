package dev.aac.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aac.contract.fact.Fact;
import dev.aac.contract.fact.LogDigests;
import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.LogTotals;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.job.RunJob;
import dev.aac.worker.container.ContainerScript;
import dev.aac.worker.container.ContainerSpec;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunTest extends WorkerScenario {

    /** As sha256sum has it for those lines. */
    private static final LogTotals WHOLE =
            new LogTotals(
                    3,
                    14,
                    false,
                    null,
                    new LogDigests(
                            "b6285c57e8797db5d4c51c80d6f11938afda9b11c6a003549709189e9b4b92a2",
                            null));

    private static final long MEBIBYTE = 1024L * 1024;
    private static final Duration SOME_TIME = Duration.ofSeconds(1);

    @Test
    void runIsReportedFromItsStartToItsEndAndLeavesNothing() throws Exception {
        engineWith(ContainerScript.exits(0).afterLogging("one", "two", "three"));
        TestedWorker worker = startWorker();

        RunRef run = submit(Jobs.job("t"));

        awaitStory(run, "started", "exited 0");
        assertThat(producer.log(run))
                .extracting(LogLine::text)
                .containsExactly("one", "two", "three");
        assertThat(producer.log(run)).extracting(LogLine::seq).containsExactly(1L, 2L, 3L);
        assertThat(producer.end(run).orElseThrow())
                .isInstanceOfSatisfying(
                        Fact.Exited.class, exited -> assertThat(exited.log()).isEqualTo(WHOLE));
        awaitNoContainer();
        awaitIdle(worker);
        assertThat(waitingJobs()).isZero();
    }

    @Test
    void containerGetsExactlyWhatWasGranted() throws Exception {
        startWorker();
        RunJob job = Jobs.job("t");

        awaitStory(submit(job), "started", "exited 0");

        ContainerSpec spec = containers.created().getFirst();
        assertThat(spec.environment()).isEqualTo(FakeProducer.ENVIRONMENT);
        assertThat(spec.command()).isEqualTo(job.spec().command());
        assertThat(spec.owner().run()).isEqualTo(job.run());
        assertThat(spec.owner().installation().value()).isEqualTo(FakeProducer.INSTALLATION);
        assertThat(spec.limits().memoryMb()).isEqualTo(job.spec().limits().memoryMb());
    }

    @Test
    void failedTestIsNotAFailedPlatform() throws Exception {
        engineWith(ContainerScript.exits(3));
        startWorker();

        awaitStory(submit(Jobs.job("t")), "started", "exited 3");
    }

    @Test
    void endComesAfterTheLastLineIsAnswered() throws Exception {
        engineWith(ContainerScript.exits(0).afterLogging("one"));
        startWorker();

        RunRef run = submit(Jobs.job("t"));

        awaitStory(run, "started", "exited 0");
        assertThat(producer.facts(run).getLast()).isInstanceOf(Fact.Exited.class);
    }

    @Test
    void imageThatCannotBeHadAbortsWithASentence() throws Exception {
        RunJob job = Jobs.jobWithImage("t", "unknown:1");
        containers.withoutImage(job.spec().image());
        startWorker();

        RunRef run = submit(job);

        awaitStory(run, "aborted IMAGE_UNAVAILABLE");
        assertThat(((Fact.Aborted) producer.end(run).orElseThrow()).detail()).contains("unknown:1");
        assertThat(((Fact.Aborted) producer.end(run).orElseThrow()).log())
                .isEqualTo(LogTotals.NONE);
    }

    @Test
    void imageWithoutAShellAborts() throws Exception {
        engineWith(ContainerScript.cannotStart());
        startWorker();

        awaitStory(submit(Jobs.job("t")), "aborted START_FAILED");
        awaitNoContainer();
    }

    @Test
    void outOfMemoryAborts() throws Exception {
        engineWith(ContainerScript.runsOutOfMemory());
        startWorker();

        awaitStory(submit(Jobs.job("t")), "started", "aborted OUT_OF_MEMORY");
    }

    @Test
    void containerThatIsOutOfTimeIsEnded() throws Exception {
        engineWith(ContainerScript.runsUntilKilled().afterLogging("before"));
        startWorker();

        RunRef run = submit(Jobs.job("t", Jobs.IMAGE, Jobs.limits(1, null)));

        awaitStory(run, "started", "aborted TIMED_OUT");
        assertThat(producer.log(run)).extracting(LogLine::text).containsExactly("before");
        awaitNoContainer();
        assertThat(engine.graces()).allSatisfy(grace -> assertThat(grace).hasSeconds(1));
    }

    @Test
    void containerThatSaysNothingForTooLongIsEnded() throws Exception {
        engineWith(ContainerScript.runsUntilStopped().afterLogging("before"));
        startWorker();

        RunRef run = submit(Jobs.job("t", Jobs.IMAGE, Jobs.limits(600, 1)));

        awaitStory(run, "started", "aborted IDLE_TIMED_OUT");
        awaitNoContainer();
    }

    @Test
    void containerThatFillsTheDiskIsEndedWithoutGrace() throws Exception {
        engineWith(ContainerScript.runsUntilKilled());
        containers.fillDisks(TestedWorker.DISK_MB * MEBIBYTE + 1);
        startWorker();

        RunRef run = submit(Jobs.job("t"));

        awaitStory(run, "started", "aborted DISK_FULL");
        assertThat(((Fact.Aborted) producer.end(run).orElseThrow()).detail())
                .isEqualTo("it wrote more than 5 MiB");
        assertThat(engine.graces()).containsExactly(Duration.ZERO);
        awaitNoContainer();
    }

    @Test
    void containerMayFillTheDiskUpToItsLimit() throws Exception {
        engineWith(ContainerScript.runsUntilStopped());
        containers.fillDisks(TestedWorker.DISK_MB * MEBIBYTE);
        startWorker();

        awaitStory(
                submit(Jobs.job("t", Jobs.IMAGE, Jobs.limits(7, null))),
                "started",
                "aborted TIMED_OUT");
    }

    @Test
    void engineThatIsAwayAborts() throws Exception {
        TestedWorker worker = startWorker();
        awaitIdle(worker);
        containers.setAway(true);

        awaitStory(submit(Jobs.job("t")), "aborted ENGINE_FAILED");
    }

    @Test
    void slotTakesNoOtherJobWhileTheEngineIsAway() throws Exception {
        TestedWorker worker = startWorker();
        awaitIdle(worker);
        containers.setAway(true);
        for (int i = 0; i < SLOTS; i++) {
            awaitStory(submit(Jobs.job("finds-out-" + i)), "aborted ENGINE_FAILED");
        }

        RunRef later = submit(Jobs.job("later"));
        await().during(SOME_TIME).atMost(LONG).until(() -> producer.story(later).isEmpty());
        assertThat(worker.slots.free()).isZero();
        containers.setAway(false);

        awaitStory(later, "started", "exited 0");
        awaitIdle(worker);
    }

    @ParameterizedTest
    @EnumSource(
            value = UnreliableEngine.Step.class,
            names = {"PREPARE", "CREATE", "ATTACH", "START", "AWAIT_EXIT"})
    void engineThatThrowsAnywhereCostsNoSlotAndNoContainer(UnreliableEngine.Step step)
            throws Exception {
        TestedWorker worker = startWorker();
        engine.breakAt(step);

        for (int i = 0; i < SLOTS + 1; i++) {
            RunRef run = submit(Jobs.job("broken-" + i));
            await().atMost(LONG).until(() -> producer.end(run).isPresent());
            assertThat(producer.story(run)).last().isEqualTo("aborted ENGINE_FAILED");
        }
        engine.breakAt(null);

        awaitStory(submit(Jobs.job("whole")), "started", "exited 0");
        awaitNoContainer();
        awaitIdle(worker);
    }

    @Test
    void containerThatCouldNotBeRemovedIsReaped() throws Exception {
        startWorker();
        engine.breakAt(UnreliableEngine.Step.REMOVE);
        awaitStory(submit(Jobs.job("t")), "started", "exited 0");
        assertThat(containers.count()).isEqualTo(1);

        engine.breakAt(null);

        awaitNoContainer();
    }
}
