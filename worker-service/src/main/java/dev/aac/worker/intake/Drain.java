package dev.aac.worker.intake;

import dev.aac.worker.platform.WorkerSettings;
import dev.aac.worker.report.Leases;
import dev.aac.worker.report.Renewals;
import dev.aac.worker.report.Slots;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/// The end of a worker's runs: they have the grace of the settings to end by themselves, with a
/// worker that takes no other; then they are handed back, and start elsewhere at once. Only when
/// nobody takes them back they are left behind, until their leases are over.
@Singleton
public final class Drain {

    private static final Duration CLAIMS_LIMIT = Duration.ofSeconds(1);
    private static final Duration HAND_BACK_LIMIT = Duration.ofSeconds(4);
    private static final Duration LEFT_LIMIT = Duration.ofSeconds(2);

    /// Longest time for [#run()] on top of the grace.
    public static final Duration LIMIT = CLAIMS_LIMIT.plus(HAND_BACK_LIMIT).plus(LEFT_LIMIT);

    private static final Logger LOG = Logger.getLogger(Drain.class);

    private final Intake intake;
    private final Slots slots;
    private final Leases leases;
    private final Renewals renewals;
    private final Duration grace;

    @Inject
    public Drain(
            Intake intake, Slots slots, Leases leases, Renewals renewals, WorkerSettings settings) {
        this(intake, slots, leases, renewals, settings.drainGrace());
    }

    /// @param grace how long runs may go on; zero hands them back at once
    public Drain(Intake intake, Slots slots, Leases leases, Renewals renewals, Duration grace) {
        this.intake = intake;
        this.slots = slots;
        this.leases = leases;
        this.renewals = renewals;
        this.grace = grace;
    }

    /// Returns when no run is left, which is within the grace and [#LIMIT], but for runs that
    /// nothing can end.
    public void run() throws InterruptedException {
        slots.drain();
        renewals.soon();
        intake.takeNoMore();
        LOG.infof("This worker takes no more runs; those it has may go on for %s", grace);
        if (intake.awaitEnd(grace)) {
            return;
        }
        LOG.info("The runs that are left are handed back");
        leases.handBack();
        if (intake.awaitEnd(CLAIMS_LIMIT)) {
            return;
        }
        intake.closeClaims();
        if (intake.awaitEnd(HAND_BACK_LIMIT)) {
            return;
        }
        LOG.warn("Nobody takes the runs back: they go on elsewhere when their leases are over");
        leases.leave();
        if (!intake.awaitEnd(LEFT_LIMIT)) {
            LOG.warn("A run did not end in time");
        }
    }
}
