package dev.aac.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Delivery;
import dev.aac.contract.broker.BrokerNames;
import dev.aac.contract.fact.Fact;
import dev.aac.contract.fact.FactOrigin;
import dev.aac.contract.fact.LogTotals;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Says over the broker that runs have ended, as the worker that holds them would. Of all that
 * changes an execution this costs a producer least: it reads and writes it once.
 */
final class EndedRuns implements Events, AutoCloseable {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

    private final JsonMapper json =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build();
    private final HeldRuns runs;
    private final Connection connection;
    private final Channel channel;
    private final BasicProperties properties;
    private final Semaphore accepted = new Semaphore(0);
    private final AtomicReference<@Nullable String> otherAnswer = new AtomicReference<>();

    /**
     * @param runs closed with this
     */
    EndedRuns(String amqpUrl, HeldRuns runs) throws Exception {
        this.runs = runs;
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(amqpUrl);
        this.connection = factory.newConnection("bench");
        this.channel = connection.createChannel();
        String answers = channel.queueDeclare().getQueue();
        channel.basicConsume(answers, true, this::answered, _ -> {});
        this.properties =
                new BasicProperties.Builder()
                        .contentType("application/json")
                        .replyTo(answers)
                        .correlationId("bench")
                        .build();
    }

    @Override
    public void send(int count, int perSecond) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        for (int number = 0; number < count; number++) {
            long due = begin + number * TimeUnit.SECONDS.toNanos(1) / perSecond;
            // One at a time: with each end the producer looks at all runs that are held.
            FactOrigin origin = runs.add();
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            Fact ended = new Fact.Exited(origin, Instant.now(), 0, LogTotals.NONE);
            channel.basicPublish(
                    "",
                    BrokerNames.FACTS,
                    properties,
                    json.writerFor(Fact.class).writeValueAsBytes(ended));
        }
        if (!accepted.tryAcquire(count, ANSWER_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException(
                    "%d of %d ends were accepted; another answer: %s"
                            .formatted(accepted.availablePermits(), count, otherAnswer.get()));
        }
    }

    private void answered(String consumer, Delivery message) throws IOException {
        JsonNode answer = json.readTree(message.getBody());
        if (answer.path("type").asText().equals("accepted")) {
            accepted.release();
        } else {
            otherAnswer.set(answer.toString());
        }
    }

    @Override
    public void close() {
        connection.abort();
        runs.close();
    }
}
