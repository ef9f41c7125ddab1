package dev.aac.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aac.contract.fact.Fact;
import dev.aac.contract.fact.LogLine;
import dev.aac.contract.id.RunRef;
import dev.aac.worker.container.ContainerScript;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A container engine that is away for a while, and what becomes of the runs it has.
class EngineOutageTest extends WorkerScenario {

    private static final Duration SOME_TIME = Duration.ofSeconds(3);
    private static final int IDLE_SECONDS = 6;
    private static final Duration FAILED_LIMIT =
            TestedWorker.ENGINE_AWAY_MAX.plus(Duration.ofMinutes(1));

    private RunRef runOnAnEngineThatGoesAway() throws Exception {
        return runOnAnEngineThatGoesAway(600, null);
    }

    private RunRef runOnAnEngineThatGoesAway(int timeoutSeconds, @Nullable Integer idleSeconds)
            throws Exception {
        engineWith(ContainerScript.runsUntilStopped().afterLogging("before"));
        startWorker();
        RunRef run = submit(Jobs.job("t", Jobs.IMAGE, Jobs.limits(timeoutSeconds, idleSeconds)));
        awaitRunning(run);
        await().atMost(LONG).until(() -> producer.log(run).size() == 1);
        containers.setAway(true);
        return run;
    }

    private void assertStaysRunning(RunRef run) {
        await().during(SOME_TIME)
                .atMost(LONG)
                .until(() -> producer.story(run), List.of("started")::equals);
    }

    @Test
    void runGoesOnAndEndsWithTheContainersOwnCode() throws Exception {
        RunRef run = runOnAnEngineThatGoesAway();
        int told = producer.renewals().size();
        assertStaysRunning(run);
        await().atMost(LONG).until(() -> producer.renewals().size() > told);
        assertThat(producer.renewals().getLast().runs()).hasSize(1);

        containers.setAway(false);
        assertStaysRunning(run);
        containers.finishContainers(143);

        awaitStory(run, "started", "exited 143");
        assertThat(engine.starts()).hasSize(1);
        assertThat(producer.log(run)).extracting(LogLine::text).containsExactly("before");
        awaitNoContainer();
    }

    @Test
    void endDuringTheOutageIsToldAfterIt() throws Exception {
        RunRef run = runOnAnEngineThatGoesAway();
        assertStaysRunning(run);

        containers.finishContainers(4);
        containers.setAway(false);

        awaitStory(run, "started", "exited 4");
        assertThat(((Fact.Exited) producer.end(run).orElseThrow()).log().truncated()).isFalse();
        assertThat(engine.starts()).hasSize(1);
        awaitNoContainer();
    }

    @Test
    void engineThatStaysAwayFailsTheRun() throws Exception {
        RunRef run = runOnAnEngineThatGoesAway();

        await().atMost(FAILED_LIMIT)
                .until(
                        () -> producer.story(run),
                        List.of("started", "aborted ENGINE_FAILED")::equals);
        assertThat(containers.count()).isEqualTo(1);
        containers.setAway(false);

        awaitNoContainer();
    }

    @Test
    void containerThatEndedWithItsEngineSaysNothingAboutTheRun() throws Exception {
        RunRef run = runOnAnEngineThatGoesAway();
        assertStaysRunning(run);

        containers.stopWithItsContainers();
        containers.setAway(false);

        awaitStory(run, "started", "aborted ENGINE_FAILED");
        awaitNoContainer();
    }

    @Test
    void cancellationDoesNotWaitForTheEngine() throws Exception {
        RunRef run = runOnAnEngineThatGoesAway();

        producer.cancel(run);

        awaitStory(run, "started", "aborted CANCELLED");
        containers.setAway(false);
        awaitNoContainer();
    }

    @Test
    void timeIsUpAlsoDuringAnOutage() throws Exception {
        RunRef run = runOnAnEngineThatGoesAway(10, null);

        awaitStory(run, "started", "aborted TIMED_OUT");
        containers.setAway(false);
        awaitNoContainer();
    }

    @Test
    void outageIsNoIdleTime() throws Exception {
        RunRef run = runOnAnEngineThatGoesAway(600, IDLE_SECONDS);
        await().during(Duration.ofSeconds(IDLE_SECONDS + 2))
                .atMost(LONG)
                .until(() -> producer.story(run), List.of("started")::equals);

        containers.finishContainers(0);
        containers.setAway(false);

        awaitStory(run, "started", "exited 0");
    }

    @Test
    void startWhoseAnswerIsLostIsNoSecondOne() throws Exception {
        startWorker();
        engine.loseStartAnswer();

        awaitStory(submit(Jobs.job("t")), "started", "exited 0");
        assertThat(engine.starts()).hasSize(1);
    }

    @Test
    void startThatWasLostIsMadeAgain() throws Exception {
        startWorker();
        engine.loseStartRequest();

        awaitStory(submit(Jobs.job("t")), "started", "exited 0");
        assertThat(engine.starts()).hasSize(1);
    }
}
