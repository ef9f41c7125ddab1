package dev.aac.producer.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aac.contract.fact.AbortReason;
import dev.aac.contract.fact.Fact;
import dev.aac.contract.fact.FactOrigin;
import dev.aac.contract.fact.HeldRun;
import dev.aac.contract.fact.LogTotals;
import dev.aac.contract.fact.RenewalAnswer;
import dev.aac.contract.fact.RenewalCall.Renewal;
import dev.aac.contract.fact.RunPhase;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.WorkerId;
import dev.aac.contract.job.ClaimAnswer.Granted;
import dev.aac.producer.platform.testing.SignedUp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A cancel at any instant of a run, through the whole producer: it races whatever dispatcher and
 * worker do just then. The organization has one place, so that a place which is not given back
 * stops the test.
 */
@QuarkusTest
@Tag("serial")
class CancelFlowTest {

    private static final int RUNS = 24;
    private static final long SEED = 20_260_301;
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final WorkerId WORKER = new WorkerId("cancel-worker");

    /** Runs of other tests wait in the same store; there must be room for them too. */
    private static final int SLOTS = 1_000;

    @Inject
    @ConfigProperty(name = "aac.broker.url")
    String brokerUrl;

    private ExecutionClient client;
    private ScriptedWorker worker;
    private List<RunRef> pushed;

    /** What a worker does with a run, in order; a cancel races one of these. */
    private enum Step {
        TAKE,
        CLAIM,
        START,
        LOG,
        FAIL,
        TAKE_AGAIN,
        CLAIM_AGAIN,
        START_AGAIN,
        PASS
    }

    /** One run's way through the steps; how far it came is in its fields. */
    private final class Way {

        private final String taskId;
        private int attempt = 1;
        private Optional<RunRef> job = Optional.empty();
        private Optional<FactOrigin> origin = Optional.empty();

        Way(String taskId) {
            this.taskId = taskId;
        }

        /** As a worker would; what is impossible by now is left out. */
        void go(Step step) {
            origin.ifPresent(this::renew);
            switch (step) {
                case TAKE, TAKE_AGAIN -> take();
                case CLAIM, CLAIM_AGAIN -> claim();
                case START, START_AGAIN -> origin.ifPresent(worker::started);
                case LOG -> origin.ifPresent(at -> worker.logs(at, 1, 3));
                case FAIL -> {
                    origin.ifPresent(at -> worker.exited(at, 1));
                    attempt++;
                    job = Optional.empty();
                    origin = Optional.empty();
                }
                case PASS -> origin.ifPresent(at -> worker.exited(at, 0));
            }
        }

        /** Its job, unless it has ended before. */
        private void take() {
            await("the job or the end of " + taskId)
                    .atMost(SOON)
                    .pollInterval(Duration.ofMillis(10))
                    .until(
                            () -> {
                                job = worker.jobAtHand(this::isNext).map(found -> found.run());
                                return job.isPresent() || isFinal(taskId);
                            });
        }

        private boolean isNext(RunRef run) {
            return client.owns(run, taskId, attempt);
        }

        private void claim() {
            job.ifPresent(
                    run -> {
                        if (worker.claims(run) instanceof Granted granted) {
                            origin = Optional.of(new FactOrigin(run, granted.token(), 1));
                        }
                    });
        }

        private RenewalAnswer renew(FactOrigin at) {
            HeldRun held = new HeldRun(at.run(), at.token(), RunPhase.RUNNING);
            return worker.renews(new Renewal(WORKER, SLOTS, SLOTS - 1, List.of(held), List.of()));
        }

        /** Hears of the cancel by both ways, and reports the end as a worker does. */
        void obey() {
            FactOrigin at = origin.orElseThrow();
            await("the push of " + taskId).atMost(SOON).until(() -> pushed.contains(at.run()));
            assertThat(renew(at).cancel()).contains(at.token());
            worker.reports(
                    new Fact.Aborted(
                            at, Instant.now(), AbortReason.CANCELLED, null, LogTotals.NONE));
        }
    }

    @BeforeEach
    void offerSlots() throws Exception {
        client = new ExecutionClient(SignedUp.anew());
        worker = new ScriptedWorker(brokerUrl, WORKER.value());
        pushed = worker.hearsCancels();
        worker.offers(SLOTS);
    }

    @AfterEach
    void close() {
        worker.offers(0);
        worker.close();
    }

    @Test
    void cancelAtAnyInstantEndsTheRunAndFreesItsPlace() throws Exception {
        Random random = new Random(SEED);
        List<String> ends = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            Step raced = Step.values()[run % Step.values().length];
            ends.add(raced + " " + cancelledAt("run-" + run, raced, random.nextInt(8)));
        }

        assertThat(ends).allMatch(end -> end.matches("\\S+ (CANCELLED|UNSTABLE)"));
        assertThat(ends)
                .filteredOn(end -> !end.startsWith(Step.PASS.name()))
                .as("only the verdict itself can be quicker")
                .allMatch(end -> end.endsWith("CANCELLED"));
    }

    /** Answers the final status; the store has shown it twice. */
    private String cancelledAt(String taskId, Step raced, int delayMillis) throws Exception {
        worker.offers(SLOTS);
        client.submit(taskId, Map.of("config", Map.of("retryAttempts", 1)));
        Way way = new Way(taskId);
        for (Step step : Step.values()) {
            if (step == raced) {
                break;
            }
            way.go(step);
        }
        CompletableFuture<Void> cancel =
                CompletableFuture.runAsync(
                        () -> client.cancel(taskId),
                        CompletableFuture.delayedExecutor(delayMillis, TimeUnit.MILLISECONDS));
        way.go(raced);
        cancel.get();
        JsonPath asked = client.find(taskId);
        if (!isFinal(asked)) {
            assertThat(asked.getBoolean("data.cancelRequested")).as(taskId).isTrue();
            way.obey();
        }
        JsonPath end = client.find(taskId);
        assertThat(isFinal(end)).as(taskId + " raced " + raced).isTrue();
        client.cancel(taskId);
        assertThat(client.find(taskId).getInt("data.version"))
                .isEqualTo(end.getInt("data.version"));
        return end.getString("data.status");
    }

    private boolean isFinal(String taskId) {
        return isFinal(client.find(taskId));
    }

    private static boolean isFinal(JsonPath execution) {
        return List.of("CANCELLED", "PASSED", "FAILED", "UNSTABLE", "ERROR")
                .contains(execution.getString("data.status"));
    }
}
