package dev.aac.worker;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.MessageProperties;
import dev.aac.contract.broker.BrokerNames;
import dev.aac.contract.fact.Fact;
import dev.aac.contract.fact.FactAnswer;
import dev.aac.contract.fact.HeldRun;
import dev.aac.contract.fact.LogLine;
import dev.aac.contract.fact.RenewalAnswer;
import dev.aac.contract.fact.RenewalCall;
import dev.aac.contract.fact.RenewalCall.Renewal;
import dev.aac.contract.fact.ReportAnswer;
import dev.aac.contract.fact.ReportFact;
import dev.aac.contract.id.ClaimId;
import dev.aac.contract.id.FencingToken;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.job.CancelRun;
import dev.aac.contract.job.Claim;
import dev.aac.contract.job.ClaimAnswer;
import dev.aac.contract.job.RunJob;
import dev.aac.worker.platform.broker.BrokerJson;
import dev.aac.worker.platform.broker.MalformedMessageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// The producer's end of the broker. Grants each run to the first claim, accepts every fact and
/// keeps every lease, unless told otherwise; an empty answer is none.
final class FakeProducer {

    static final long LEASE_MILLIS = 15_000;
    static final String INSTALLATION = "test";
    static final Map<String, String> ENVIRONMENT =
            Map.of("CI", "true", "SECRET", "s3cret", "AAC_REPORTS_DIR", "/tmp/aac-reports");

    private final Map<RunRef, Claim> granted = new ConcurrentHashMap<>();
    private final List<Claim> claims = new CopyOnWriteArrayList<>();
    private final List<Fact> facts = new CopyOnWriteArrayList<>();
    private final List<ReportFact> reports = new CopyOnWriteArrayList<>();
    private final List<Renewal> renewals = new CopyOnWriteArrayList<>();
    private volatile Function<Claim, Optional<ClaimAnswer>> onClaim = this::grantOnce;
    private volatile Function<Fact, Optional<FactAnswer>> onFact = _ -> ACCEPTED;
    private volatile Function<ReportFact, Optional<ReportAnswer>> onReport = _ -> STORED;
    private volatile Function<Renewal, Optional<RenewalAnswer>> onRenewal =
            renewal -> Optional.of(keepingAll(renewal));
    private final Map<String, String> traceparents = new ConcurrentHashMap<>();
    private volatile Channel channel;

    static final Optional<FactAnswer> ACCEPTED = Optional.of(new FactAnswer.Accepted());
    static final Optional<ReportAnswer> STORED = Optional.of(new ReportAnswer.Stored());
    static final Optional<FactAnswer> NOT_YOURS = Optional.of(new FactAnswer.NotYours());

    FakeProducer(Connection connection) throws IOException {
        channel = serve(connection);
    }

    /// Goes on after a broker's restart.
    void reconnect(Connection connection) throws IOException {
        channel = serve(connection);
    }

    void onClaim(Function<Claim, Optional<ClaimAnswer>> answer) {
        onClaim = answer;
    }

    void onFact(Function<Fact, Optional<FactAnswer>> answer) {
        onFact = answer;
    }

    void onReport(Function<ReportFact, Optional<ReportAnswer>> answer) {
        onReport = answer;
    }

    void onRenewal(Function<Renewal, Optional<RenewalAnswer>> answer) {
        onRenewal = answer;
    }

    void submit(RunJob job) throws IOException {
        submit(BrokerJson.write(job));
    }

    void submit(byte[] message) throws IOException {
        channel.basicPublish(
                "", BrokerNames.JOBS, MessageProperties.PERSISTENT_TEXT_PLAIN, message);
    }

    void cancel(RunRef run) throws IOException {
        channel.basicPublish(BrokerNames.CANCELS, "", null, BrokerJson.write(new CancelRun(run)));
    }

    List<Claim> claims() {
        return claims;
    }

    List<Renewal> renewals() {
        return renewals;
    }

    /// Every fact of a run, in the order of its first arrival, each once.
    List<Fact> facts(RunRef run) {
        return facts.stream().filter(fact -> fact.origin().run().equals(run)).distinct().toList();
    }

    /// The control facts among them.
    List<String> story(RunRef run) {
        return facts(run).stream()
                .filter(fact -> !(fact instanceof Fact.LogLines))
                .map(FakeProducer::word)
                .toList();
    }

    /// The log of a run by line number, each batch once; batches may arrive in any order.
    List<LogLine> log(RunRef run) {
        return facts(run).stream()
                .filter(Fact.LogLines.class::isInstance)
                .map(Fact.LogLines.class::cast)
                .sorted(Comparator.comparingLong(Fact.LogLines::firstSeq))
                .flatMap(batch -> batch.lines().stream())
                .toList();
    }

    /// What came of a run's reports and was stored, in the order of its first arrival, each once.
    List<ReportFact> reports(RunRef run) {
        return reports.stream().filter(fact -> fact.origin().run().equals(run)).distinct().toList();
    }

    /// How often the fact that ends a run has arrived or been repeated.
    Optional<Fact> end(RunRef run) {
        return facts(run).stream()
                .filter(fact -> fact instanceof Fact.Exited || fact instanceof Fact.Aborted)
                .findFirst();
    }

    /// The trace that the last message of a type belongs to; nothing when it came without.
    Optional<String> traceparentOf(String type) {
        return Optional.ofNullable(traceparents.get(type));
    }

    ClaimAnswer.Granted grant(Claim claim) {
        return new ClaimAnswer.Granted(
                new FencingToken(claim.claimId().value()),
                LEASE_MILLIS,
                ENVIRONMENT,
                List.of(),
                INSTALLATION);
    }

    RenewalAnswer keepingAll(Renewal renewal) {
        return new RenewalAnswer(tokens(renewal), List.of(), List.of(), List.of(), INSTALLATION);
    }

    static List<FencingToken> tokens(Renewal renewal) {
        return renewal.runs().stream().map(HeldRun::token).toList();
    }

    Optional<ClaimAnswer> grantOnce(Claim claim) {
        Claim first = granted.computeIfAbsent(claim.run(), _ -> claim);
        ClaimId id = first.claimId();
        return Optional.of(
                id.equals(claim.claimId())
                        ? grant(claim)
                        : new ClaimAnswer.Refused(ClaimAnswer.Reason.TAKEN));
    }

    private static String word(Fact fact) {
        return switch (fact) {
            case Fact.Started _ -> "started";
            case Fact.LogLines _ -> "lines";
            case Fact.Exited exited -> "exited " + exited.exitCode();
            case Fact.Aborted aborted -> "aborted " + aborted.reason();
        };
    }

    private Channel serve(Connection connection) throws IOException {
        Channel opened = connection.createChannel();
        opened.exchangeDeclare(BrokerNames.CANCELS, BuiltinExchangeType.FANOUT, true);
        consume(opened, BrokerNames.CLAIMS, this::claimed);
        consume(opened, BrokerNames.FACTS, this::reported);
        consume(opened, BrokerNames.LOGS, this::reported);
        consume(opened, BrokerNames.REPORTS, this::left);
        consume(opened, BrokerNames.RENEWALS, this::renewed);
        return opened;
    }

    private Optional<?> claimed(byte[] body) throws MalformedMessageException {
        Claim claim = BrokerJson.read(body, Claim.class);
        claims.add(claim);
        return onClaim.apply(claim);
    }

    private Optional<?> reported(byte[] body) throws MalformedMessageException {
        Fact fact = BrokerJson.read(body, Fact.class);
        Optional<FactAnswer> answer = onFact.apply(fact);
        if (answer.equals(ACCEPTED)) {
            facts.add(fact);
        }
        return answer;
    }

    private Optional<?> left(byte[] body) throws MalformedMessageException {
        ReportFact fact = BrokerJson.read(body, ReportFact.class);
        Optional<ReportAnswer> answer = onReport.apply(fact);
        if (answer.equals(STORED)) {
            reports.add(fact);
        }
        return answer;
    }

    private Optional<?> renewed(byte[] body) throws MalformedMessageException {
        return switch (BrokerJson.read(body, RenewalCall.class)) {
            case Renewal renewal -> {
                renewals.add(renewal);
                yield onRenewal.apply(renewal);
            }
            case RenewalCall.Probe _ -> Optional.empty();
        };
    }

    private interface Handler {
        Optional<?> handle(byte[] body) throws MalformedMessageException;
    }

    private void note(BasicProperties asked) {
        Map<String, Object> headers = asked.getHeaders();
        if (headers != null && headers.get(BrokerNames.TRACEPARENT_HEADER) != null) {
            traceparents.put(
                    asked.getType(), headers.get(BrokerNames.TRACEPARENT_HEADER).toString());
        }
    }

    private void consume(Channel on, String queue, Handler handler) throws IOException {
        on.queueDeclare(queue, true, false, false, null);
        on.basicConsume(
                queue,
                true,
                new DefaultConsumer(on) {
                    @Override
                    public void handleDelivery(
                            String tag, Envelope envelope, BasicProperties asked, byte[] body) {
                        note(asked);
                        try {
                            Optional<?> answer = handler.handle(body);
                            if (answer.isPresent()) {
                                reply(on, asked, answer.get());
                            }
                        } catch (MalformedMessageException e) {
                            throw new IllegalStateException(e);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                });
    }

    private static void reply(Channel on, BasicProperties asked, Object answer) throws IOException {
        BasicProperties properties =
                new BasicProperties.Builder().correlationId(asked.getCorrelationId()).build();
        on.basicPublish("", asked.getReplyTo(), properties, BrokerJson.write(answer));
    }
}
