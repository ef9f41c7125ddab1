package dev.aac.worker;

import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import dev.aac.contract.broker.BrokerNames;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.job.RunJob;
import dev.aac.worker.container.ContainerEngine;
import dev.aac.worker.container.ContainerScript;
import dev.aac.worker.container.ScriptedContainerEngine;
import dev.aac.worker.container.TracedContainerEngine;
import dev.aac.worker.platform.broker.TestBroker;
import dev.aac.worker.platform.time.SteadyTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/// One broker for the tests of a class; a fresh producer, engine and worker for each test.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WorkerScenario {

    static final Duration LONG = Duration.ofMinutes(1);
    static final int SLOTS = 2;

    TestBroker broker;
    FakeProducer producer;
    ScriptedContainerEngine containers = ScriptedContainerEngine.playing(ContainerScript.exits(0));
    UnreliableEngine engine = new UnreliableEngine(containers);
    private final List<TestedWorker> workers = new ArrayList<>();
    private Connection connection;

    @BeforeAll
    void openBroker() throws Exception {
        broker = TestBroker.open();
    }

    @AfterAll
    void closeBroker() {
        broker.close();
    }

    @BeforeEach
    void openProducer() throws Exception {
        broker.mend();
        broker.empty();
        connection = broker.connect();
        producer = new FakeProducer(connection);
        engineWith(ContainerScript.exits(0));
    }

    @AfterEach
    void closeAll() throws Exception {
        for (TestedWorker worker : workers) {
            worker.stop();
        }
        workers.clear();
        connection.abort();
    }

    /// Every container plays this.
    ScriptedContainerEngine engineWith(ContainerScript script) {
        containers = ScriptedContainerEngine.playing(script);
        engine = new UnreliableEngine(containers);
        return containers;
    }

    TestedWorker startWorker() {
        return startWorker("worker-" + System.nanoTime(), SteadyTime.system());
    }

    TestedWorker startWorker(String name, SteadyTime time) {
        ContainerEngine traced = new TracedContainerEngine(engine);
        TestedWorker worker = new TestedWorker(name, broker.address(), traced, SLOTS, time).start();
        workers.add(worker);
        return worker;
    }

    /// The broker dies and comes back, and the producer with it.
    void restartBroker() throws Exception {
        broker.restart();
        connection.abort();
        connection = broker.connect();
        producer.reconnect(connection);
    }

    RunRef submit(RunJob job) throws Exception {
        producer.submit(job);
        return job.run();
    }

    void awaitStory(RunRef run, String... facts) {
        await().atMost(LONG).until(() -> producer.story(run), List.of(facts)::equals);
    }

    void awaitRunning(RunRef run) {
        awaitStory(run, "started");
    }

    void awaitNoContainer() {
        await().atMost(LONG).until(() -> containers.count() == 0);
    }

    /// All slots wait for jobs.
    void awaitIdle(TestedWorker worker) {
        await().atMost(LONG).until(() -> worker.slots.free() == SLOTS);
    }

    long waitingJobs() throws Exception {
        return waiting(BrokerNames.JOBS);
    }

    long waiting(String queue) throws Exception {
        try (Channel channel = connection.createChannel()) {
            return channel.messageCount(queue);
        }
    }

    /// Puts so many empty messages into a queue.
    void fill(String queue, int messages) throws Exception {
        try (Channel channel = connection.createChannel()) {
            for (int i = 0; i < messages; i++) {
                channel.basicPublish("", queue, null, new byte[0]);
            }
        }
        await().atMost(LONG).until(() -> waiting(queue) == messages);
    }

    byte[] takeFrom(String queue) throws Exception {
        return take(queue).getBody();
    }

    Map<String, Object> headersOf(String queue) throws Exception {
        return take(queue).getProps().getHeaders();
    }

    private GetResponse take(String queue) throws Exception {
        try (Channel channel = connection.createChannel()) {
            return await().atMost(LONG)
                    .until(() -> channel.basicGet(queue, true), got -> got != null);
        }
    }
}
