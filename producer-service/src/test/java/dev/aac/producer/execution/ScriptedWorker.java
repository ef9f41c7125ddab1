package dev.aac.producer.execution;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import dev.aac.contract.broker.BrokerNames;
import dev.aac.contract.fact.Fact;
import dev.aac.contract.fact.FactAnswer;
import dev.aac.contract.fact.FactOrigin;
import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.LogStream;
import dev.aac.contract.fact.LogTotals;
import dev.aac.contract.fact.RenewalAnswer;
import dev.aac.contract.fact.RenewalCall;
import dev.aac.contract.id.ClaimId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.WorkerId;
import dev.aac.contract.job.CancelRun;
import dev.aac.contract.job.Claim;
import dev.aac.contract.job.ClaimAnswer;
import dev.aac.contract.job.RunJob;
import dev.aac.producer.platform.broker.BrokerJson;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * The worker's end of the contract, step by step as a test wants it. Like a worker it asks until it
 * is answered, over as many connections as that takes. For one thread.
 */
public final class ScriptedWorker implements AutoCloseable {

    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(40);
    private static final Duration ASKED_AGAIN_AFTER = Duration.ofMillis(500);

    private final ConnectionFactory factory = new ConnectionFactory();
    private final WorkerId self;
    private final Map<String, byte[]> answers = new ConcurrentHashMap<>();
    private @Nullable Connection connection;
    private @Nullable Channel channel;
    private String replies = "";
    private long asked;
    private Map<String, Object> headers = Map.of();

    public ScriptedWorker(String brokerUrl, String name) throws Exception {
        factory.setUri(brokerUrl);
        factory.setAutomaticRecoveryEnabled(false);
        this.self = new WorkerId(name);
    }

    /** From now on its messages belong to a trace. */
    public ScriptedWorker inTrace(String traceparent) {
        headers = Map.of(BrokerNames.TRACEPARENT_HEADER, traceparent);
        return this;
    }

    /** Says that it has that many slots and holds nothing. */
    public RenewalAnswer offers(int slots) {
        return renews(new RenewalCall.Renewal(self, slots, slots, List.of(), List.of()));
    }

    public RenewalAnswer renews(RenewalCall.Renewal renewal) {
        return ask(BrokerNames.RENEWALS, RenewalCall.class, renewal, RenewalAnswer.class);
    }

    /** The job of such a run, if the queue has it; other jobs on the way are dropped. */
    public Optional<RunJob> jobAtHand(Predicate<RunRef> wanted) throws Exception {
        try {
            for (GetResponse got = job(); got != null; got = job()) {
                RunJob job = BrokerJson.read(got.getBody(), RunJob.class);
                if (wanted.test(job.run())) {
                    return Optional.of(job);
                }
            }
        } catch (IOException | AlreadyClosedException away) {
            connection = null;
        }
        return Optional.empty();
    }

    private @Nullable GetResponse job() throws IOException, TimeoutException {
        return open().basicGet(BrokerNames.JOBS, true);
    }

    /** The runs it is told to stop from now on. */
    public List<RunRef> hearsCancels() throws IOException, TimeoutException {
        List<RunRef> heard = new CopyOnWriteArrayList<>();
        Channel open = open();
        String own = open.queueDeclare().getQueue();
        open.queueBind(own, BrokerNames.CANCELS, "");
        open.basicConsume(
                own, true, (_, message) -> heard.add(cancelled(message.getBody())), _ -> {});
        return heard;
    }

    private static RunRef cancelled(byte[] body) throws IOException {
        try {
            return BrokerJson.read(body, CancelRun.class).run();
        } catch (BrokerJson.Unreadable unreadable) {
            throw new IOException(unreadable);
        }
    }

    public ClaimAnswer claims(RunRef run) {
        return claims(run, new ClaimId(RandomIds.runId().value()));
    }

    public ClaimAnswer claims(RunRef run, ClaimId claimId) {
        return ask(
                BrokerNames.CLAIMS, Claim.class, new Claim(claimId, run, self), ClaimAnswer.class);
    }

    public FactAnswer started(FactOrigin origin) {
        return reports(new Fact.Started(origin, Instant.now(), "sha256:0"));
    }

    public FactAnswer exited(FactOrigin origin, int code) {
        return reports(new Fact.Exited(origin, Instant.now(), code, LogTotals.NONE));
    }

    /** Lines with these numbers, both included. */
    public FactAnswer logs(FactOrigin origin, long first, long last) {
        List<LogLine> lines =
                LongStream.rangeClosed(first, last)
                        .mapToObj(
                                seq ->
                                        new LogLine(
                                                seq,
                                                LogStream.STDOUT,
                                                Instant.now(),
                                                "line " + seq,
                                                false))
                        .toList();
        return reports(new Fact.LogLines(origin, lines));
    }

    public FactAnswer reports(Fact fact) {
        String queue = fact instanceof Fact.LogLines ? BrokerNames.LOGS : BrokerNames.FACTS;
        return ask(queue, Fact.class, fact, FactAnswer.class);
    }

    /** Sends some bytes, as a worker gone wrong might. */
    public void sendsRubbish(String queue, byte[] body) throws Exception {
        open().basicPublish("", queue, properties("rubbish"), body);
    }

    private <A> A ask(String queue, Class<?> asWhat, Object question, Class<A> answerType) {
        String id = "q" + asked++;
        byte[] body = BrokerJson.write(asWhat.cast(question));
        byte[][] answer = new byte[1][];
        Awaitility.await("an answer from " + queue)
                .atMost(ANSWERED_WITHIN)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(new Asking(queue, id, body, answer)::isAnswered);
        try {
            return BrokerJson.read(answer[0], answerType);
        } catch (BrokerJson.Unreadable unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private final class Asking {

        private final String queue;
        private final String id;
        private final byte[] body;
        private final byte[][] answer;
        private @Nullable Instant sentAt;

        Asking(String queue, String id, byte[] body, byte[][] answer) {
            this.queue = queue;
            this.id = id;
            this.body = body;
            this.answer = answer;
        }

        boolean isAnswered() {
            byte[] got = answers.remove(id);
            if (got != null) {
                answer[0] = got;
                return true;
            }
            if (sentAt == null || sentAt.plus(ASKED_AGAIN_AFTER).isBefore(Instant.now())) {
                sentAt = Instant.now();
                send();
            }
            return false;
        }

        private void send() {
            try {
                Channel open = open();
                open.basicPublish("", queue, properties(id), body);
            } catch (IOException | TimeoutException | AlreadyClosedException away) {
                connection = null;
            }
        }
    }

    private BasicProperties properties(String id) {
        return new BasicProperties.Builder()
                .contentType("application/json")
                .replyTo(replies)
                .correlationId(id)
                .headers(headers)
                .build();
    }

    private Channel open() throws IOException, TimeoutException {
        if (channel == null || connection == null || !channel.isOpen()) {
            connection = factory.newConnection("scripted worker");
            channel = connection.createChannel();
            replies = channel.queueDeclare().getQueue();
            channel.basicConsume(
                    replies,
                    true,
                    (_, message) ->
                            answers.put(
                                    message.getProperties().getCorrelationId(), message.getBody()),
                    _ -> {});
        }
        return channel;
    }

    @Override
    public void close() {
        if (connection != null) {
            connection.abort();
        }
    }
}
