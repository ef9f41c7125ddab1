package dev.aac.producer.platform.broker;

import dev.aac.tracing.Traces;
import java.time.Duration;
import org.jboss.logging.Logger;

/** One request on its way through a lane. */
final class Request<Q> {

    /** How often a handler may fail for no known reason before the request is set aside. */
    static final int FAILURES_MAX = 5;

    private static final Duration PAUSE_FIRST = Duration.ofMillis(50);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(2);
    private static final Logger LOG = Logger.getLogger(Request.class);

    private final Served<Q> served;
    private final Parking parking;
    private final Delivery delivery;
    private final BackOff backOff = new BackOff(PAUSE_FIRST, PAUSE_MAX);

    Request(Served<Q> served, Parking parking, Delivery delivery) {
        this.served = served;
        this.parking = parking;
        this.delivery = delivery;
    }

    void answer(Q question) {
        if (delivery.replyTo() == null) {
            park("without reply-to");
            return;
        }
        try (var _ = Traces.continued(delivery.traceparent())) {
            answerUntilDone(question);
        }
    }

    private void answerUntilDone(Q question) {
        int failures = 0;
        while (delivery.isAlive()) {
            try {
                delivery.replyAndAck(BrokerJson.write(served.answer().apply(question)));
                return;
            } catch (RuntimeException failure) {
                if (!served.temporary().test(failure) && ++failures >= FAILURES_MAX) {
                    LOG.errorf(
                            failure, "Broker: a request in %s cannot be handled", served.queue());
                    park("handler failed");
                    return;
                }
                LOG.debugf("Broker: a request in %s waits (%s)", served.queue(), failure);
            }
            if (!paused()) {
                return;
            }
        }
    }

    void park(String reason) {
        while (delivery.isAlive()) {
            try {
                parking.park(served.queue(), reason, delivery.body());
                delivery.ack();
                return;
            } catch (BrokerAway away) {
                LOG.warnf("Broker: could not set a message aside yet (%s)", away.getMessage());
            }
            if (!paused()) {
                return;
            }
        }
    }

    private boolean paused() {
        try {
            backOff.pause();
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
