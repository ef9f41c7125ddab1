package dev.aac.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.fact.RenewalAnswer;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.job.RunJob;
import dev.aac.worker.container.ContainerScript;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A run can be followed through the worker's log by the id of the request that asked for it. */
class RunLogTest extends WorkerScenario {

    private static final Logger WORKER = Logger.getLogger("dev.aac.worker");

    private static final PatternFormatter MESSAGE = new PatternFormatter("%m");

    private final Records records = new Records();

    @BeforeEach
    void listen() {
        WORKER.addHandler(records);
    }

    @AfterEach
    void listenNoMore() {
        WORKER.removeHandler(records);
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

        producer.onRenewal(
                renewal ->
                        Optional.of(
                                new RenewalAnswer(
                                        List.of(),
                                        FakeProducer.tokens(renewal),
                                        List.of(),
                                        List.of(),
                                        FakeProducer.INSTALLATION)));
        awaitNoContainer();
        awaitIdle(worker);

        assertThat(records.contextsOf("The run's lease is lost")).contains(contextOf(job));
    }

    private static Map<String, String> contextOf(RunJob job) {
        RunRef run = job.run();
        return Map.of(
                "organizationId", run.organizationId().value(),
                "taskId", run.taskId().value(),
                "attempt", String.valueOf(run.attempt()),
                "correlationId", job.correlationId());
    }

    private static final class Records extends Handler {

        private final List<ExtLogRecord> seen = new CopyOnWriteArrayList<>();

        List<Map<String, String>> contextsOf(String message) {
            return seen.stream()
                    .filter(line -> MESSAGE.format(line).startsWith(message))
                    .map(ExtLogRecord::getMdcCopy)
                    .toList();
        }

        @Override
        public void publish(LogRecord record) {
            if (record instanceof ExtLogRecord line) {
                line.copyMdc();
                seen.add(line);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
