package dev.aac.embedded.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.DeliverCallback;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What the product needs of a broker, in memory and on disk alike.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrokerContract {

    private static final int CONFIRM_TIMEOUT_MILLIS = 10_000;
    private static final int RECEIVE_TIMEOUT_SECONDS = 10;

    private EmbeddedBroker broker;
    private Connection connection;
    private Channel channel;

    /// A queue of this test alone.
    private String jobs;

    /// A new, empty broker.
    abstract EmbeddedBroker open(BrokerSettings settings);

    @BeforeAll
    void open() {
        broker = open(BrokerSettings.generated());
    }

    @AfterAll
    void close() {
        broker.close();
    }

    @BeforeEach
    void connect() throws Exception {
        connection = factory(broker.uri()).newConnection();
        channel = connection.createChannel();
        jobs = "jobs." + UUID.randomUUID();
    }

    @AfterEach
    void disconnect() throws Exception {
        connection.close();
    }

    private static ConnectionFactory factory(String uri) throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(uri);
        return factory;
    }

    private void publish(String exchange, String key, String body) throws IOException {
        channel.basicPublish(
                exchange, key, MessageProperties.PERSISTENT_BASIC, body.getBytes(UTF_8));
    }

    private static DeliverCallback into(BlockingQueue<String> received) {
        return (_, delivery) -> received.add(new String(delivery.getBody(), UTF_8));
    }

    private static String next(BlockingQueue<String> received) throws InterruptedException {
        String body = received.poll(RECEIVE_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        assertThat(body).as("a message in time").isNotNull();
        return body;
    }

    @Test
    void confirmedMessageIsReceivedOnce() throws Exception {
        channel.queueDeclare(jobs, true, false, false, null);
        channel.confirmSelect();
        publish("", jobs, "hello");
        channel.waitForConfirmsOrDie(CONFIRM_TIMEOUT_MILLIS);

        GetResponse message = channel.basicGet(jobs, true);
        assertThat(message.getBody()).isEqualTo("hello".getBytes(UTF_8));
        assertThat(channel.basicGet(jobs, true)).isNull();
    }

    @Test
    void argumentsItDoesNotKnowAreIgnored() throws Exception {
        channel.queueDeclare(
                "test_queue",
                true,
                false,
                false,
                Map.of(
                        "x-queue-type", "quorum",
                        "x-dead-letter-exchange", "parking",
                        "x-delivery-limit", 5,
                        "x-message-ttl", 60_000,
                        "x-max-length", 1_000));
        publish("", "test_queue", "job");

        assertThat(channel.messageCount("test_queue")).isEqualTo(1);
    }

    @Test
    void consumerGetsNoMoreThanItsPrefetchUnacknowledged() throws Exception {
        channel.queueDeclare(jobs, true, false, false, null);
        for (int i = 0; i < 5; i++) {
            publish("", jobs, "job " + i);
        }
        List<Long> tags = new CopyOnWriteArrayList<>();
        channel.basicQos(2);
        channel.basicConsume(
                jobs,
                false,
                (_, delivery) -> tags.add(delivery.getEnvelope().getDeliveryTag()),
                _ -> {});
        await().until(() -> tags.size() == 2);
        await().during(200, TimeUnit.MILLISECONDS).until(() -> tags.size() == 2);

        channel.basicAck(tags.getFirst(), false);
        await().until(() -> tags.size() == 3);
    }

    @Test
    void unacknowledgedMessageComesAgainToTheNextConsumer() throws Exception {
        channel.queueDeclare(jobs, true, false, false, null);
        publish("", jobs, "job");
        try (Channel dying = connection.createChannel()) {
            assertThat(dying.basicGet(jobs, false)).isNotNull();
        }

        await().untilAsserted(
                        () -> {
                            GetResponse again = channel.basicGet(jobs, true);
                            assertThat(again).isNotNull();
                            assertThat(again.getEnvelope().isRedeliver()).isTrue();
                        });
    }

    @Test
    void cancelledConsumerGetsNothingMore() throws Exception {
        channel.queueDeclare(jobs, true, false, false, null);
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        String consumer = channel.basicConsume(jobs, true, into(received), _ -> {});
        publish("", jobs, "first");
        assertThat(next(received)).isEqualTo("first");

        channel.basicCancel(consumer);
        publish("", jobs, "second");
        await().until(() -> channel.messageCount(jobs) == 1);
        assertThat(received).isEmpty();
    }

    @Test
    void fanoutReachesEveryAutoDeleteQueueWhichVanishesWithItsConsumer() throws Exception {
        channel.exchangeDeclare("live", BuiltinExchangeType.FANOUT, true);
        BlockingQueue<String> first = new LinkedBlockingQueue<>();
        BlockingQueue<String> second = new LinkedBlockingQueue<>();
        String consumer = subscribe("live.1", first);
        subscribe("live.2", second);
        publish("live", "", "event");

        assertThat(next(first)).isEqualTo("event");
        assertThat(next(second)).isEqualTo("event");
        channel.basicCancel(consumer);
        await().untilAsserted(
                        () -> {
                            Channel probe = connection.createChannel();
                            assertThatThrownBy(() -> probe.queueDeclarePassive("live.1"))
                                    .isInstanceOf(IOException.class);
                        });
    }

    private String subscribe(String queue, BlockingQueue<String> received) throws IOException {
        channel.queueDeclare(queue, false, false, true, null);
        channel.queueBind(queue, "live", "");
        return channel.basicConsume(queue, true, into(received), _ -> {});
    }

    @Test
    void requestIsAnsweredOnANamedReplyQueue() throws Exception {
        channel.queueDeclare("claims", true, false, false, null);
        channel.basicConsume(
                "claims",
                true,
                (_, request) -> {
                    BasicProperties answer =
                            new BasicProperties.Builder()
                                    .correlationId(request.getProperties().getCorrelationId())
                                    .build();
                    channel.basicPublish(
                            "",
                            request.getProperties().getReplyTo(),
                            answer,
                            "granted".getBytes(UTF_8));
                },
                _ -> {});
        BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        try (Connection worker = factory(broker.uri()).newConnection();
                Channel workerChannel = worker.createChannel()) {
            workerChannel.queueDeclare("replies.boot1", false, false, true, null);
            workerChannel.basicConsume(
                    "replies.boot1",
                    true,
                    (_, answer) -> answers.add(answer.getProperties().getCorrelationId()),
                    _ -> {});
            BasicProperties request =
                    new BasicProperties.Builder()
                            .replyTo("replies.boot1")
                            .correlationId("c1")
                            .build();
            workerChannel.basicPublish("", "claims", request, new byte[0]);

            assertThat(next(answers)).isEqualTo("c1");
        }
    }

    @Test
    void transientMessageToAQueueThatIsGoneIsReturnedWhenMandatory() throws Exception {
        BlockingQueue<String> returned = new LinkedBlockingQueue<>();
        channel.addReturnListener(message -> returned.add(message.getRoutingKey()));
        channel.basicPublish("", "nobody", true, new BasicProperties(), "?".getBytes(UTF_8));

        assertThat(next(returned)).isEqualTo("nobody");
    }

    @Test
    void wrongPasswordIsRefused() throws Exception {
        ConnectionFactory wrong = factory(broker.uri());
        wrong.setPassword("wrong");

        assertThatThrownBy(wrong::newConnection)
                .isInstanceOf(PossibleAuthenticationFailureException.class);
    }

    @Test
    void secondBrokerOnTheSamePortDoesNotStart() {
        BrokerSettings taken = BrokerSettings.generated(broker.port());

        assertThatThrownBy(() -> EmbeddedBroker.inMemory(taken))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("port");
    }
}
