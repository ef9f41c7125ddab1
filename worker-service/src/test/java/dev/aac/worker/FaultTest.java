package dev.aac.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aac.contract.fact.Fact;
import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.RenewalAnswer;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.WorkerId;
import dev.aac.worker.container.ContainerOwner;
import dev.aac.worker.container.ContainerScript;
import dev.aac.worker.container.ContainerSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FaultTest extends WorkerScenario {

    private static final int MANY_LINES = 20_000;

    @Test
    void factsArriveThroughACutConnectionAndTheContainerStartsOnce() throws Exception {
        engineWith(ContainerScript.runsUntilStopped().afterLogging("before"));
        TestedWorker worker = startWorker();
        RunRef run = submit(Jobs.job("t", Jobs.IMAGE, Jobs.limits(2, null)));
        awaitRunning(run);

        broker.cut();
        await().atMost(LONG).until(() -> !worker.links.areUp());
        await().atMost(LONG).until(() -> engine.graces().size() == 1);
        broker.mend();

        awaitStory(run, "started", "aborted TIMED_OUT");
        assertThat(producer.log(run)).extracting(LogLine::text).containsExactly("before");
        assertThat(engine.starts()).hasSize(1);
    }

    @Test
    void factsArriveThroughABrokerThatForgotEverything() throws Exception {
        engineWith(ContainerScript.runsUntilStopped().afterLogging(lines(100)));
        TestedWorker worker = startWorker();
        RunRef run = submit(Jobs.job("t", Jobs.IMAGE, Jobs.limits(3, null)));
        awaitRunning(run);

        restartBroker();

        awaitStory(run, "started", "aborted TIMED_OUT");
        assertLogIsWhole(run, 100);
        assertThat(engine.starts()).hasSize(1);
        awaitIdle(worker);
        awaitStory(
                submit(Jobs.job("next", Jobs.IMAGE, Jobs.limits(1, null))),
                "started",
                "aborted TIMED_OUT");
    }

    @Test
    void workerStartsBeforeItsBroker() throws Exception {
        broker.cut();
        TestedWorker worker = startWorker();
        broker.mend();

        awaitStory(submit(Jobs.job("t")), "started", "exited 0");
        // The run needed one of the links; the other comes in its own time.
        await().atMost(LONG).until(() -> worker.links.areUp());
    }

    @Test
    void factIsRepeatedUntilItIsAnswered() throws Exception {
        Set<Fact> swallowed = ConcurrentHashMap.newKeySet();
        producer.onFact(fact -> swallowed.add(fact) ? Optional.empty() : FakeProducer.ACCEPTED);
        engineWith(ContainerScript.exits(0).afterLogging("line"));
        startWorker();

        RunRef run = submit(Jobs.job("t"));

        awaitStory(run, "started", "exited 0");
        assertThat(producer.facts(run)).hasSize(3);
    }

    @Test
    void fullWindowMakesTheContainerWait() throws Exception {
        Set<Long> seen = ConcurrentHashMap.newKeySet();
        producer.onFact(
                fact -> {
                    if (fact instanceof Fact.LogLines batch) {
                        seen.add(batch.firstSeq());
                        return Optional.empty();
                    }
                    return FakeProducer.ACCEPTED;
                });
        engineWith(ContainerScript.exits(0).afterLogging(lines(MANY_LINES)));
        startWorker();
        RunRef run = submit(Jobs.job("t"));
        awaitRunning(run);

        await().during(Duration.ofSeconds(3)).atMost(LONG).until(() -> seen.size() <= 16);
        assertThat(producer.story(run)).containsExactly("started");
        producer.onFact(_ -> FakeProducer.ACCEPTED);

        awaitStory(run, "started", "exited 0");
        assertLogIsWhole(run, MANY_LINES);
    }

    @Test
    void oneRunsLogDoesNotHoldUpAnothersEnd() throws Exception {
        producer.onFact(
                fact -> fact instanceof Fact.LogLines ? Optional.empty() : FakeProducer.ACCEPTED);
        engineWith(ContainerScript.exits(0))
                .playing(
                        Jobs.run("loud").taskId(),
                        ContainerScript.exits(0).afterLogging(lines(MANY_LINES)));
        startWorker();
        RunRef loud = submit(Jobs.job("loud"));
        awaitRunning(loud);

        awaitStory(submit(Jobs.job("quiet")), "started", "exited 0");
        assertThat(producer.story(loud)).containsExactly("started");
    }

    @Test
    void blockedRunEndsWhenItIsLost() throws Exception {
        producer.onFact(
                fact -> fact instanceof Fact.LogLines ? Optional.empty() : FakeProducer.ACCEPTED);
        engineWith(ContainerScript.runsUntilKilled().afterLogging(lines(MANY_LINES)));
        TestedWorker worker = startWorker();
        awaitRunning(submit(Jobs.job("t")));

        producer.onFact(_ -> FakeProducer.NOT_YOURS);

        awaitNoContainer();
        awaitIdle(worker);
    }

    @Test
    void manyLinesArriveInOrderOnce() throws Exception {
        engineWith(ContainerScript.exits(0).afterLogging(lines(MANY_LINES)));
        startWorker();

        RunRef run = submit(Jobs.job("t"));

        awaitStory(run, "started", "exited 0");
        assertLogIsWhole(run, MANY_LINES);
    }

    @Test
    void killedRunsContainersAreRemovedByTheNextWorkerOnceTheProducerSaysSo() throws Exception {
        engineWith(ContainerScript.runsUntilStopped());
        startWorker();
        RunRef own = submit(Jobs.job("own"));
        awaitRunning(own);
        RunRef orphan = leaveBehind("dead-worker", "orphan");
        RunRef alive = leaveBehind("other-worker", "alive");

        await().atMost(LONG)
                .until(
                        () -> Set.copyOf(producer.renewals().getLast().foreign()),
                        Set.of(orphan, alive)::equals);
        producer.onRenewal(
                renewal ->
                        Optional.of(
                                new RenewalAnswer(
                                        FakeProducer.tokens(renewal),
                                        List.of(),
                                        List.of(),
                                        List.of(orphan, own),
                                        FakeProducer.INSTALLATION)));

        await().atMost(LONG).until(() -> containers.count() == 2);
        assertThat(runsOnTheEngine()).containsExactlyInAnyOrder(own, alive);
    }

    private RunRef leaveBehind(String worker, String task) throws Exception {
        ContainerSpec model = containers.created().getFirst();
        RunRef run = Jobs.run(task);
        containers.create(
                new ContainerSpec(
                        new ContainerOwner(
                                run,
                                new WorkerId(worker),
                                model.owner().installation(),
                                model.owner().correlationId()),
                        model.image(),
                        model.command(),
                        model.environment(),
                        model.limits()));
        return run;
    }

    private List<RunRef> runsOnTheEngine() throws Exception {
        return containers.list(containers.created().getFirst().owner().installation()).stream()
                .map(container -> container.owner().run())
                .toList();
    }

    private void assertLogIsWhole(RunRef run, int count) {
        List<LogLine> log = producer.log(run);
        assertThat(log)
                .extracting(LogLine::seq)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, count).boxed().toList());
        assertThat(log).extracting(LogLine::text).containsExactlyElementsOf(List.of(lines(count)));
    }

    private static String[] lines(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj("line %d"::formatted)
                .toArray(String[]::new);
    }
}
