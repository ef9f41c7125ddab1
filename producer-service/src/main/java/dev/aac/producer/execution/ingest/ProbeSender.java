package dev.aac.producer.execution.ingest;

import dev.aac.contract.broker.BrokerNames;
import dev.aac.contract.fact.RenewalCall;
import dev.aac.producer.platform.broker.BrokerJson;
import dev.aac.producer.platform.broker.BrokerLink;
import dev.aac.producer.platform.broker.OwnQueue;
import dev.aac.producer.platform.broker.OwnQueue.OwnMessage;
import dev.aac.producer.platform.broker.TransientMessage;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Sends this replica's probes through the renewal queue and hears when they come back. */
@Singleton
class ProbeSender {

    private static final Logger LOG = Logger.getLogger(ProbeSender.class);

    private final BrokerLink broker;
    private final RenewalProbe probe;
    private final Clock clock;
    private final OwnQueue answers;

    ProbeSender(BrokerLink broker, RenewalProbe probe, Clock clock) {
        this.broker = broker;
        this.probe = probe;
        this.clock = clock;
        this.answers = broker.consumeOwn(new OwnQueue.Reading("probes", null, this::cameBack));
    }

    /** Sends one; to be called every {@link RenewalProbe#PERIOD}. */
    void send() {
        byte[] body = BrokerJson.write(new RenewalCall.Probe(broker.bootId()));
        String sentAt = Long.toString(clock.instant().toEpochMilli());
        boolean handed =
                answers.name()
                        .filter(
                                replyTo ->
                                        broker.publish(
                                                TransientMessage.request(
                                                        BrokerNames.RENEWALS,
                                                        replyTo,
                                                        sentAt,
                                                        body)))
                        .isPresent();
        LOG.debugf("Probe %s %s", sentAt, handed ? "sent" : "not sent");
    }

    private void cameBack(OwnMessage answer) {
        String sentAt = answer.correlationId();
        if (sentAt != null) {
            probe.passed(Instant.ofEpochMilli(Long.parseLong(sentAt)));
        }
    }
}
