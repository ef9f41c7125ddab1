package dev.aac.producer.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aac.contract.fact.AbortReason;
import dev.aac.contract.fact.Fact;
import dev.aac.contract.fact.FactAnswer;
import dev.aac.contract.fact.FactOrigin;
import dev.aac.contract.fact.HeldRun;
import dev.aac.contract.fact.LogTotals;
import dev.aac.contract.fact.RenewalAnswer;
import dev.aac.contract.fact.RenewalCall.Renewal;
import dev.aac.contract.fact.RunPhase;
import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.WorkerId;
import dev.aac.contract.job.ClaimAnswer;
import dev.aac.contract.job.ClaimAnswer.Granted;
import dev.aac.contract.job.RunJob;
import dev.aac.producer.platform.testing.BrokerResource;
import dev.aac.producer.platform.testing.CuttableTcp;
import dev.aac.producer.platform.testing.SignedUp;
import dev.aac.producer.platform.testing.StoreResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * From the request to the final status through the whole producer, with the embedded store and
 * broker, and a worker's end that speaks the contract.
 */
@QuarkusTest
@Tag("serial")
class RunFlowTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final FactAnswer ACCEPTED = new FactAnswer.Accepted();
    private static final FactAnswer NOT_YOURS = new FactAnswer.NotYours();

    /** Runs of other tests wait in the same store; there must be room for them too. */
    private static final int SLOTS = 1_000;

    @Inject
    @ConfigProperty(name = "aac.broker.url")
    String brokerUrl;

    private ExecutionClient client;
    private ScriptedWorker worker;

    @BeforeEach
    void offerSlots() throws Exception {
        client = new ExecutionClient(SignedUp.anew());
        worker = new ScriptedWorker(brokerUrl, "flow-worker");
        worker.offers(SLOTS);
    }

    @AfterEach
    void close() {
        CuttableTcp.restore(StoreResource.NAME);
        CuttableTcp.restore(BrokerResource.NAME);
        worker.offers(0);
        worker.close();
    }

    @Test
    void submittedRunIsSentClaimedReportedAndPassed() {
        submit("t1");
        RunJob job = jobOf("t1");
        assertThat(job.spec().command()).isEqualTo("echo hello");

        Granted granted = (Granted) worker.claims(job.run());
        assertThat(granted.environment()).containsEntry("GREETING", "hi");
        FactOrigin origin = new FactOrigin(job.run(), granted.token(), 1);
        assertThat(worker.started(origin)).isEqualTo(ACCEPTED);
        assertThat(client.status("t1")).isEqualTo("RUNNING");
        assertThat(worker.logs(origin, 1, 3)).isEqualTo(ACCEPTED);
        assertThat(worker.exited(origin, 0)).isEqualTo(ACCEPTED);

        assertThat(client.status("t1")).isEqualTo("PASSED");
        assertThat(client.logs("t1").getList("data")).isNotEmpty();
        assertThat(worker.exited(origin, 0)).as("once more").isEqualTo(ACCEPTED);
    }

    @Test
    void factsThatArriveWhileTheStoreIsAwayAreStoredWhenItIsBack() {
        submit("t1");
        FactOrigin origin = claimed("t1");
        CuttableTcp.cut(StoreResource.NAME);

        CompletableFuture<FactAnswer> answer =
                CompletableFuture.supplyAsync(
                        () -> {
                            worker.started(origin);
                            worker.logs(origin, 1, 100);
                            return worker.exited(origin, 3);
                        });
        await().during(Duration.ofSeconds(3)).atMost(SOON).until(() -> !answer.isDone());
        CuttableTcp.restore(StoreResource.NAME);

        assertThat(answer).succeedsWithin(SOON).isEqualTo(ACCEPTED);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(client.status("t1")).isEqualTo("FAILED"));
        assertThat(client.analysis("t1").getString("category")).isEqualTo("unknown");
    }

    @Test
    void runAcceptedWhileTheBrokerIsAwayIsSentWhenItIsBack() {
        CuttableTcp.cut(BrokerResource.NAME);
        submit("t1");
        assertThat(client.status("t1")).isEqualTo("PENDING");
        CuttableTcp.restore(BrokerResource.NAME);
        worker.offers(SLOTS);

        FactOrigin origin = claimed("t1");
        CuttableTcp.cut(BrokerResource.NAME);
        CompletableFuture<FactAnswer> answer =
                CompletableFuture.supplyAsync(() -> worker.exited(origin, 0));
        await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> !answer.isDone());
        CuttableTcp.restore(BrokerResource.NAME);

        assertThat(answer).succeedsWithin(SOON).isEqualTo(ACCEPTED);
        assertThat(client.status("t1")).isEqualTo("PASSED");
    }

    @Test
    void cancelBeforeTheClaimEndsAtOnceAndRefusesIt() {
        submit("t1");
        RunJob job = jobOf("t1");
        client.cancel("t1");

        assertThat(client.status("t1")).isEqualTo("CANCELLED");
        assertThat(worker.claims(job.run()))
                .isEqualTo(new ClaimAnswer.Refused(ClaimAnswer.Reason.ENDED));
    }

    @Test
    void cancelOfAHeldRunReachesItsWorkerAtOnceAndWithTheNextRenewal() throws Exception {
        submit("t1");
        FactOrigin origin = claimed("t1");
        List<RunRef> pushed = worker.hearsCancels();
        client.cancel("t1");

        await().atMost(SOON).until(() -> pushed.contains(origin.run()));
        assertThat(renew(origin).cancel()).containsExactly(origin.token());
        Fact aborted =
                new Fact.Aborted(
                        origin, Instant.now(), AbortReason.CANCELLED, null, LogTotals.NONE);
        assertThat(worker.reports(aborted)).isEqualTo(ACCEPTED);
        assertThat(client.status("t1")).isEqualTo("CANCELLED");
    }

    @Test
    void runOfASilentWorkerIsSentAgainAndItsLateReportsAreRefused() throws Exception {
        submit("t1");
        FactOrigin lost = claimed("t1");
        worker.started(lost);
        Instant silentSince = Instant.now();

        RunJob again = jobOfAnotherWorker("t1", 2);

        assertThat(Duration.between(silentSince, Instant.now()))
                .isBetween(Duration.ofSeconds(13), SOON);
        assertThat(worker.exited(lost, 0)).isEqualTo(NOT_YOURS);
        assertThat(worker.logs(lost, 1, 1)).isEqualTo(NOT_YOURS);
        Granted granted = (Granted) worker.claims(again.run());
        FactOrigin origin = new FactOrigin(again.run(), granted.token(), 1);
        assertThat(worker.exited(origin, 0)).isEqualTo(ACCEPTED);
        assertThat(client.status("t1")).isEqualTo("PASSED");
    }

    @Test
    void deletedRunIsLostToItsWorker() {
        submit("t1");
        FactOrigin origin = claimed("t1");
        client.delete("t1");

        assertThat(renew(origin).lost()).containsExactly(origin.token());
        assertThat(worker.exited(origin, 0)).isEqualTo(NOT_YOURS);
    }

    private RenewalAnswer renew(FactOrigin origin) {
        FencingToken token = origin.token();
        return worker.renews(
                new Renewal(
                        new WorkerId("flow-worker"),
                        SLOTS,
                        SLOTS - 1,
                        List.of(new HeldRun(origin.run(), token, RunPhase.RUNNING)),
                        List.of()));
    }

    private FactOrigin claimed(String taskId) {
        RunJob job = jobOf(taskId);
        Granted granted = (Granted) worker.claims(job.run());
        return new FactOrigin(job.run(), granted.token(), 1);
    }

    private RunJob jobOf(String taskId) {
        return await("the job of " + taskId)
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(10))
                .until(
                        () -> worker.jobAtHand(run -> client.owns(run, taskId, 1)),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** While the first worker is silent, another one has free slots. */
    private RunJob jobOfAnotherWorker(String taskId, int attempt) throws Exception {
        try (ScriptedWorker other = new ScriptedWorker(brokerUrl, "other-worker")) {
            RunJob job =
                    await("the job of attempt " + attempt)
                            .atMost(SOON)
                            .pollInterval(Duration.ofMillis(200))
                            .until(
                                    () -> {
                                        other.offers(SLOTS);
                                        return other.jobAtHand(
                                                run -> client.owns(run, taskId, attempt));
                                    },
                                    Optional::isPresent)
                            .orElseThrow();
            // Or it would be sent the jobs of the tests that follow.
            other.offers(0);
            return job;
        }
    }

    private void submit(String taskId) {
        client.submit(
                taskId,
                Map.of("command", "echo hello", "config", Map.of("env", Map.of("GREETING", "hi"))));
    }
}
