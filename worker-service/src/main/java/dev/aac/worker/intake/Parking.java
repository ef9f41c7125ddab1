package dev.aac.worker.intake;

import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// Where jobs go that nobody can read, counted, whether they are kept or dropped. Safe for all
/// threads.
final class Parking {

    private static final Logger LOG = Logger.getLogger(Parking.class);

    private final AtomicLong parked = new AtomicLong();

    /// How many since the start.
    long parked() {
        return parked.get();
    }

    /// Puts a job aside.
    ///
    /// @return false when it had to be given back
    boolean park(JobDelivery delivery, String reason) throws InterruptedException {
        delivery.stopConsuming();
        boolean done = delivery.park(reason);
        if (done) {
            LOG.warnf("Job message %d is parked: it %s", parked.incrementAndGet(), reason);
        } else {
            LOG.warnf("A job message cannot be parked now: it %s", reason);
        }
        return done;
    }
}
