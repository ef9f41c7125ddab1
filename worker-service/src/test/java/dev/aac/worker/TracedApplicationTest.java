package dev.aac.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Connection;
import dev.aac.contract.job.RunJob;
import dev.aac.tracing.CollectorResource;
import dev.aac.tracing.ReceivedSpan;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The application with a collector configured. */
@QuarkusTest
@TestProfile(TracedApplicationTest.WithCollector.class)
class TracedApplicationTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SENDER = "00f067aa0ba902b7";

    @Test
    void collectorGetsTheRunAndTheLogNamesItsTrace() throws Exception {
        try (Connection connection = ApplicationTest.Broker.started().connect();
                LogRecords log = LogRecords.listen()) {
            FakeProducer producer = new FakeProducer(connection);
            RunJob job = Jobs.followed("wired", "00-" + TRACE + "-" + SENDER + "-01");

            producer.submit(job);

            ReceivedSpan run =
                    await().atMost(LONG)
                            .until(TracedApplicationTest::run, Optional::isPresent)
                            .orElseThrow();
            assertThat(run.service()).isEqualTo("aac-worker");
            assertThat(run.traceId()).isEqualTo(TRACE);
            assertThat(run.parentId()).isEqualTo(SENDER);
            assertThat(producer.traceparentOf("exited")).contains(run.traceparent());
            assertThat(log.contextsOf("The run begins"))
                    .singleElement()
                    .satisfies(
                            context ->
                                    assertThat(context)
                                            .containsEntry("traceId", TRACE)
                                            .containsEntry("spanId", run.spanId()));
        }
    }

    private static Optional<ReceivedSpan> run() {
        return CollectorResource.opened().spans().stream()
                .filter(span -> span.name().equals("run"))
                .findFirst();
    }

    /** The worker as its operator has told it of a collector. */
    public static final class WithCollector implements QuarkusTestProfile {

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(
                    new TestResourceEntry(ApplicationTest.Broker.class),
                    new TestResourceEntry(CollectorResource.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }
}
