package dev.aac.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Connection;
import dev.aac.contract.job.RunJob;
import dev.aac.worker.container.ContainerEngine;
import dev.aac.worker.container.ContainerScript;
import dev.aac.worker.container.ScriptedContainerEngine;
import dev.aac.worker.platform.broker.TestBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The application as it is wired, but for the container engine. */
@QuarkusTest
@QuarkusTestResource(ApplicationTest.Broker.class)
class ApplicationTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @TestHTTPResource("/q/health/ready")
    @Nullable URI ready;

    @TestHTTPResource("/q/health/live")
    @Nullable URI live;

    @Test
    void jobRunsThroughTheWiredApplication() throws Exception {
        try (Connection connection = Broker.started().connect()) {
            FakeProducer producer = new FakeProducer(connection);
            RunJob job = Jobs.job("wired");

            producer.submit(job);

            await().atMost(LONG)
                    .until(() -> producer.story(job.run()), List.of("started", "exited 0")::equals);
        }
    }

    @Test
    void workerIsReadyOnlyWithItsBroker() throws Exception {
        await().atMost(LONG).until(() -> status(ready) == 200);

        Broker.started().cut();
        await().atMost(LONG).until(() -> status(ready) == 503);
        assertThat(status(live)).isEqualTo(200);
        Broker.started().mend();

        await().atMost(LONG).until(() -> status(ready) == 200);
    }

    /** Nothing waits for spans where no collector is configured. */
    @Test
    void withoutACollectorNoThreadIsThereForTraces() {
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("BatchSpanProcessor"));
    }

    private static int status(@Nullable URI address) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(address).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    /** The broker the application connects to. */
    public static final class Broker implements QuarkusTestResourceLifecycleManager {

        private static final AtomicReference<@Nullable TestBroker> STARTED =
                new AtomicReference<>();

        static TestBroker started() {
            TestBroker broker = STARTED.get();
            assertThat(broker).isNotNull();
            return broker;
        }

        @Override
        public Map<String, String> start() {
            try {
                TestBroker broker = TestBroker.ofApplication();
                STARTED.set(broker);
                return Map.of("aac.rabbitmq.url", broker.uri());
            } catch (Exception e) {
                throw new IllegalStateException("no broker", e);
            }
        }

        @Override
        public void stop() {
            TestBroker broker = STARTED.getAndSet(null);
            if (broker != null) {
                broker.close();
            }
        }
    }

    /** An engine without containers. */
    @Singleton
    public static class ScriptedEngine {

        @Produces
        @Alternative
        @Priority(1)
        @Singleton
        ContainerEngine engine() {
            return ScriptedContainerEngine.playing(ContainerScript.exits(0));
        }
    }
}
