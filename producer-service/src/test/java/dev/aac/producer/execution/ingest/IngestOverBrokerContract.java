package dev.aac.producer.execution.ingest;

import static dev.aac.producer.execution.ExecutionWorld.ACME;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aac.contract.broker.BrokerNames;
import dev.aac.contract.fact.FactAnswer;
import dev.aac.contract.fact.FactOrigin;
import dev.aac.contract.fact.LogLine;
import dev.aac.contract.id.ClaimId;
import dev.aac.contract.job.ClaimAnswer;
import dev.aac.contract.job.ClaimAnswer.Granted;
import dev.aac.contract.live.ExecutionStatus;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionChanges;
import dev.aac.producer.execution.ExecutionWorld;
import dev.aac.producer.execution.FailingExecutions;
import dev.aac.producer.execution.RandomIds;
import dev.aac.producer.execution.RecordedAnalysis;
import dev.aac.producer.execution.RunOrphans;
import dev.aac.producer.execution.ScriptedWorker;
import dev.aac.producer.platform.broker.BrokerLink;
import dev.aac.producer.platform.broker.BrokerUrl;
import dev.aac.producer.project.InMemoryProjects;
import dev.aac.producer.project.ProjectSamples;
import dev.aac.producer.project.SecretReading;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A worker's end and the ingest side with a real broker between them, on a store of fakes. */
abstract class IngestOverBrokerContract {

    static final Duration SOON = Duration.ofSeconds(20);
    static final FactAnswer ACCEPTED = new FactAnswer.Accepted();

    final ExecutionWorld world = new ExecutionWorld();
    final FailingExecutions store = new FailingExecutions(world.executions);
    final BrokerLink link;
    final BrokerLink bulk;
    final ScriptedWorker worker;
    private final RenewalProbe probe = new RenewalProbe(world.clock);
    private final ProbeSender probes;

    IngestOverBrokerContract() throws Exception {
        link = new BrokerLink(BrokerUrl.parse(url()), UUID.randomUUID() + "-control");
        bulk = new BrokerLink(BrokerUrl.parse(url()), UUID.randomUUID() + "-bulk");
        probes = new ProbeSender(link, probe, world.clock);
        worker = new ScriptedWorker(url(), "scripted");
    }

    abstract String url();

    @BeforeEach
    void serve() {
        ExecutionChanges changes =
                new ExecutionChanges(store, world.live, _ -> {}, () -> {}, world.clock);
        LogHandler logs =
                new LogHandler(
                        store,
                        world.logs,
                        world.live,
                        new RunOrphans(store, world.logs, List.of()));
        new IngestServers(
                        new ClaimHandler(
                                store,
                                changes,
                                new RunEnvironments(
                                        new SecretReading(
                                                new InMemoryProjects(), ProjectSamples.vault())),
                                () -> "here",
                                world.clock),
                        new FactHandler(changes, logs, new RecordedAnalysis(false), world.clock),
                        new RenewalHandler(
                                new HeldRuns(store),
                                world.workers,
                                () -> "here",
                                () -> {},
                                world.clock),
                        new IngestMetrics(new SimpleMeterRegistry()))
                .start(new StartupEvent(), link, bulk);
        link.start();
        bulk.start();
    }

    @AfterEach
    void close() {
        worker.close();
        link.close();
        bulk.close();
    }

    @Test
    void runIsClaimedReportedAndPassed() {
        Execution sent = world.sent(ACME, "t1", 0);

        FactOrigin origin = claimed(sent);
        assertThat(worker.started(origin)).isEqualTo(ACCEPTED);
        assertThat(worker.logs(origin, 1, 1_000)).isEqualTo(ACCEPTED);
        assertThat(worker.logs(origin, 1_001, 1_500)).isEqualTo(ACCEPTED);
        assertThat(worker.exited(origin, 0)).isEqualTo(ACCEPTED);

        assertThat(world.now(sent).status()).isEqualTo(ExecutionStatus.PASSED);
        assertThat(stored(sent)).hasSize(1_500);
        assertThat(world.shownLines.stream().distinct()).hasSize(2);
    }

    @Test
    void answersThatGotLostAreGivenAgain() {
        Execution sent = world.sent(ACME, "t1", 0);
        ClaimId claimId = new ClaimId(RandomIds.runId().value());

        ClaimAnswer first = worker.claims(sent.currentRun(), claimId);
        assertThat(worker.claims(sent.currentRun(), claimId)).isEqualTo(first);
        FactOrigin origin = new FactOrigin(sent.currentRun(), ((Granted) first).token(), 1);
        assertThat(worker.exited(origin, 1)).isEqualTo(ACCEPTED);
        assertThat(worker.exited(origin, 1)).isEqualTo(ACCEPTED);

        assertThat(world.now(sent).version()).isEqualTo(sent.version() + 2);
    }

    @Test
    void factsThatArriveWhileTheStoreIsAwayAreStoredWhenItIsBack() {
        Execution sent = world.sent(ACME, "t1", 0);
        FactOrigin origin = claimed(sent);
        store.setAway(true);

        CompletableFuture<FactAnswer> answer =
                CompletableFuture.supplyAsync(
                        () -> {
                            worker.started(origin);
                            worker.logs(origin, 1, 10);
                            return worker.exited(origin, 0);
                        });
        await().atMost(SOON).until(() -> store.failures() >= 5);
        assertThat(answer).isNotDone();
        store.setAway(false);

        assertThat(answer).succeedsWithin(SOON).isEqualTo(ACCEPTED);
        assertThat(world.now(sent).status()).isEqualTo(ExecutionStatus.PASSED);
        assertThat(stored(sent)).extracting(LogLine::seq).hasSize(10).isSorted();
        assertThat(link.parked() + bulk.parked()).isZero();
    }

    @Test
    void rubbishIsParkedAndHoldsNothingUp() throws Exception {
        Execution sent = world.sent(ACME, "t1", 0);
        for (String queue :
                List.of(
                        BrokerNames.CLAIMS,
                        BrokerNames.FACTS,
                        BrokerNames.LOGS,
                        BrokerNames.RENEWALS)) {
            worker.sendsRubbish(queue, "{".getBytes(UTF_8));
            worker.sendsRubbish(queue, "{\"type\":\"unheard-of\"}".getBytes(UTF_8));
            worker.sendsRubbish(queue, "[1]".getBytes(UTF_8));
        }
        assertThat(worker.exited(claimed(sent), 0)).isEqualTo(ACCEPTED);
        await().atMost(SOON).until(() -> link.parked() + bulk.parked() == 12);
    }

    @Test
    void probesPassThroughTheRenewalQueue() {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> {
                            probes.send();
                            return probe.hasPassedFor(Duration.ZERO);
                        });
    }

    @Test
    void renewalIsAnswered() {
        assertThat(worker.offers(4).installation()).isEqualTo("here");
        assertThat(world.workers.seenSince(world.clock.instant())).hasSize(1);
    }

    final FactOrigin claimed(Execution sent) {
        Granted granted = (Granted) worker.claims(sent.currentRun());
        return new FactOrigin(sent.currentRun(), granted.token(), 1);
    }

    final List<LogLine> stored(Execution execution) {
        return world.logs.read(ExecutionWorld.scope(ACME), execution.currentRun(), 1, 5_000);
    }
}
