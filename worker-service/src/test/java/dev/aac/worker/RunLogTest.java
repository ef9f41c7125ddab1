package dev.aac.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.fact.RenewalAnswer;
import dev.aac.contract.fact.RenewalCall.Renewal;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.job.RunJob;
import dev.aac.worker.container.ContainerScript;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A run can be followed through the worker's log by the id of the request that asked for it. */
class RunLogTest extends WorkerScenario {

    private LogRecords records;

    @BeforeEach
    void listen() {
        records = LogRecords.listen();
    }

    @AfterEach
    void listenNoMore() {
        records.close();
    }

    @Test
    void everyLineAboutARunCarriesItsRequestAndItsRun() throws Exception {
        RunJob job = Jobs.job("followed");
        TestedWorker worker = startWorker();

        submit(job);
        awaitStory(job.run(), "started", "exited 0");
        awaitIdle(worker);

        assertThat(records.contextsOf("The run begins")).containsExactly(contextOf(job));
        assertThat(records.contextsOf("The run is over")).containsExactly(contextOf(job));
    }

    @Test
    void lineAboutALostLeaseCarriesThemThoughAnotherThreadWritesIt() throws Exception {
        engineWith(ContainerScript.runsUntilKilled());
        RunJob job = Jobs.job("lost");
        TestedWorker worker = startWorker();
        submit(job);
        awaitRunning(job.run());

        producer.onRenewal(renewal -> Optional.of(losing(renewal)));
        awaitNoContainer();
        awaitIdle(worker);

        assertThat(records.contextsOf("The run's lease is lost")).contains(contextOf(job));
    }

    private static RenewalAnswer losing(Renewal renewal) {
        return new RenewalAnswer(
                List.of(),
                FakeProducer.tokens(renewal),
                List.of(),
                List.of(),
                FakeProducer.INSTALLATION);
    }

    private static Map<String, String> contextOf(RunJob job) {
        RunRef run = job.run();
        return Map.of(
                "organizationId", run.organizationId().value(),
                "taskId", run.taskId().value(),
                "attempt", String.valueOf(run.attempt()),
                "correlationId", job.correlationId());
    }
}
