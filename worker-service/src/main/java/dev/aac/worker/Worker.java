package dev.aac.worker;

import dev.aac.worker.intake.Intake;
import dev.aac.worker.job.Reaper;
import dev.aac.worker.platform.broker.BrokerLinks;
import dev.aac.worker.report.Leases;
import dev.aac.worker.report.Renewals;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/// The whole worker: starts its parts in the order in which they need each other, and ends them
/// within [#STOP_LIMIT] so that no container is left behind.
@Singleton
public final class Worker {

    /// Longest time for [#stop()].
    public static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    private static final Duration RUNS_LIMIT = Duration.ofSeconds(6);
    private static final Duration ENGINE_LIMIT = Duration.ofSeconds(3);
    private static final Duration LAST_RENEWAL_LIMIT = Duration.ofSeconds(1);
    private static final Logger LOG = Logger.getLogger(Worker.class);

    private final BrokerLinks links;
    private final Intake intake;
    private final Leases leases;
    private final Renewals renewals;
    private final Reaper reaper;

    public Worker(
            BrokerLinks links, Intake intake, Leases leases, Renewals renewals, Reaper reaper) {
        this.links = links;
        this.intake = intake;
        this.leases = leases;
        this.renewals = renewals;
        this.reaper = reaper;
    }

    /// Begins to take jobs as soon as there is a broker. Returns at once.
    public void start() {
        links.start();
        renewals.start();
        reaper.start();
        intake.start();
    }

    /// Takes no more jobs, gives up its runs, removes their containers, and tells the producer. The
    /// runs go on elsewhere once their leases are over.
    public void stop() throws InterruptedException {
        intake.close();
        leases.shutDown();
        if (!intake.awaitEnd(RUNS_LIMIT)) {
            LOG.warn("A run did not end in time");
        }
        reaper.stop(ENGINE_LIMIT);
        renewals.stop(LAST_RENEWAL_LIMIT);
        links.close();
    }
}
