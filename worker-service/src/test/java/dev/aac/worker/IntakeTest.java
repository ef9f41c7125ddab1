package dev.aac.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aac.contract.broker.BrokerNames;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.job.Claim;
import dev.aac.contract.job.ClaimAnswer;
import dev.aac.contract.job.RunJob;
import dev.aac.worker.container.ContainerScript;
import dev.aac.worker.platform.broker.BrokerJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeTest extends WorkerScenario {

    /// As in `JobDelivery`.
    private static final int PARKED_MAX = 10_000;

    private static final int PARKED_BYTES_MAX = 64 * 1024;

    @ParameterizedTest
    @EnumSource(ClaimAnswer.Reason.class)
    void refusedJobIsDropped(ClaimAnswer.Reason reason) throws Exception {
        producer.onClaim(_ -> Optional.of(new ClaimAnswer.Refused(reason)));
        TestedWorker worker = startWorker();

        submit(Jobs.job("t"));

        await().atMost(LONG).until(() -> producer.claims().size() == 1);
        awaitIdle(worker);
        assertThat(waitingJobs()).isZero();
        assertThat(containers.created()).isEmpty();
    }

    @Test
    void imageIsLookedUpWhileTheClaimIsUnderWay() throws Exception {
        RunJob job = Jobs.job("t");
        producer.onClaim(
                claim ->
                        engine.expected().equals(List.of(job.spec().image()))
                                ? producer.grantOnce(claim)
                                : Optional.empty());
        startWorker();

        awaitStory(submit(job), "started", "exited 0");

        assertThat(engine.expected()).hasSize(1);
    }

    @Test
    void claimWithoutAnswerIsRepeatedWithTheSameId() throws Exception {
        producer.onClaim(
                claim ->
                        producer.claims().size() < 2
                                ? Optional.empty()
                                : producer.grantOnce(claim));
        startWorker();

        awaitStory(submit(Jobs.job("t")), "started", "exited 0");

        assertThat(producer.claims())
                .extracting(Claim::claimId)
                .hasSize(2)
                .containsOnly(producer.claims().getFirst().claimId());
    }

    @Test
    void jobWhoseClaimNobodyAnswersGoesBackAndIsAskedForWithTheSameId() throws Exception {
        producer.onClaim(_ -> Optional.empty());
        startWorker();
        RunRef run = submit(Jobs.job("t"));

        await().atMost(LONG).until(() -> producer.claims().size() >= 3);
        producer.onClaim(producer::grantOnce);

        awaitStory(run, "started", "exited 0");
        assertThat(producer.claims())
                .extracting(Claim::claimId)
                .containsOnly(producer.claims().getFirst().claimId());
        assertThat(containers.created()).hasSize(1);
    }

    @Test
    void jobIsNotHeldWhileItsContainerRuns() throws Exception {
        engineWith(ContainerScript.runsUntilStopped());
        startWorker();

        awaitRunning(submit(Jobs.job("t")));
        broker.cut();
        broker.mend();

        await().atMost(LONG).until(() -> waitingJobs() == 0 && engine.starts().size() == 1);
        assertThat(producer.claims()).hasSize(1);
    }

    @Test
    void jobThatComesTwiceRunsOnce() throws Exception {
        engineWith(ContainerScript.runsUntilStopped());
        TestedWorker worker = startWorker();
        RunJob job = Jobs.job("t");

        submit(job);
        submit(job);

        awaitRunning(job.run());
        await().atMost(LONG).until(() -> worker.slots.free() == SLOTS - 1);
        assertThat(waitingJobs()).isZero();
        assertThat(containers.created()).hasSize(1);
    }

    @Test
    void noMoreJobsAreTakenThanThereAreSlots() throws Exception {
        engineWith(ContainerScript.runsUntilStopped());
        TestedWorker worker = startWorker();

        for (int i = 0; i < SLOTS + 3; i++) {
            submit(Jobs.job("t" + i));
        }

        await().atMost(LONG).until(() -> engine.starts().size() == SLOTS);
        await().atMost(LONG).until(() -> waitingJobs() == 3);
        assertThat(worker.slots.free()).isZero();
    }

    @Test
    void everyJobOfManyRunsOnce() throws Exception {
        engineWith(ContainerScript.exits(0).afterLogging("line"));
        TestedWorker worker = startWorker();
        RunRef last = Jobs.run("none");

        for (int i = 0; i < 40; i++) {
            last = submit(Jobs.job("t" + i));
        }

        awaitStory(last, "started", "exited 0");
        awaitIdle(worker);
        awaitNoContainer();
        assertThat(containers.created()).hasSize(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "nonsense", "{}", "[1]", "{\"run\":{\"attempt\":0}}"})
    void jobThatCannotBeReadIsParked(String message) throws Exception {
        TestedWorker worker = startWorker();

        producer.submit(message.getBytes(UTF_8));

        assertThat(takeFrom(BrokerNames.PARKING)).isEqualTo(message.getBytes(UTF_8));
        awaitIdle(worker);
        assertThat(waitingJobs()).isZero();
        assertThat(producer.claims()).isEmpty();
    }

    @Test
    void parkedJobSaysWhy() throws Exception {
        startWorker();

        producer.submit("{".getBytes(UTF_8));

        Map<String, Object> headers = headersOf(BrokerNames.PARKING);
        assertThat(headers.get("aac-reason")).asString().contains("not a RunJob");
    }

    @Test
    void beginningOfAnOversizedJobIsParked() throws Exception {
        startWorker();

        producer.submit(new byte[BrokerNames.MESSAGE_BYTES_MAX + 1]);

        assertThat(takeFrom(BrokerNames.PARKING)).hasSize(PARKED_BYTES_MAX);
    }

    @Test
    void fullParkingQueueGrowsNoFurther() throws Exception {
        TestedWorker worker = startWorker();
        awaitIdle(worker);
        fill(BrokerNames.PARKING, PARKED_MAX);

        producer.submit("nonsense".getBytes(UTF_8));

        RunRef next = submit(Jobs.job("t"));
        awaitStory(next, "started", "exited 0");
        await().atMost(LONG).until(() -> waitingJobs() == 0);
        assertThat(waiting(BrokerNames.PARKING)).isEqualTo(PARKED_MAX);
    }

    @Test
    void jobOfANewerProducerIsUnderstood() throws Exception {
        startWorker();
        RunJob job = Jobs.job("t");
        String json = new String(BrokerJson.write(job), UTF_8);

        producer.submit(json.replaceFirst("\\{", "{\"aNewField\":{\"x\":[1]},").getBytes(UTF_8));

        awaitStory(job.run(), "started", "exited 0");
    }

    @Test
    void grantThatCameTooLateIsNotUsed() throws Exception {
        producer.onClaim(
                claim -> {
                    ClaimAnswer.Granted grant = producer.grant(claim);
                    return Optional.of(
                            new ClaimAnswer.Granted(
                                    grant.token(),
                                    0,
                                    grant.environment(),
                                    grant.secrets(),
                                    grant.installation()));
                });
        TestedWorker worker = startWorker();

        submit(Jobs.job("t"));

        await().atMost(LONG).until(() -> producer.claims().size() == 1);
        awaitIdle(worker);
        assertThat(containers.created()).isEmpty();
    }
}
