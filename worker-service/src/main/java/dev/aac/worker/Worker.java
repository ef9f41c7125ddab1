package dev.aac.worker;

import dev.aac.worker.intake.Drain;
import dev.aac.worker.intake.Intake;
import dev.aac.worker.job.Reaper;
import dev.aac.worker.platform.broker.BrokerLinks;
import dev.aac.worker.report.Renewals;
import jakarta.inject.Singleton;
import java.time.Duration;

/// The whole worker: starts its parts in the order in which they need each other, and ends them
/// within the grace for its runs and [#STOP_LIMIT] so that no container is left behind.
@Singleton
public final class Worker {

    private static final Duration ENGINE_LIMIT = Duration.ofSeconds(3);
    private static final Duration LAST_RENEWAL_LIMIT = Duration.ofSeconds(1);

    /// Longest time for [#stop()] on top of the grace that runs have.
    public static final Duration STOP_LIMIT =
            Drain.LIMIT.plus(ENGINE_LIMIT.multipliedBy(2)).plus(LAST_RENEWAL_LIMIT.multipliedBy(2));

    private final BrokerLinks links;
    private final Intake intake;
    private final Drain drain;
    private final Renewals renewals;
    private final Reaper reaper;

    public Worker(BrokerLinks links, Intake intake, Drain drain, Renewals renewals, Reaper reaper) {
        this.links = links;
        this.intake = intake;
        this.drain = drain;
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

    /// Takes no more jobs, lets its runs end or hands them back, removes their containers, and
    /// tells the producer.
    public void stop() throws InterruptedException {
        drain.run();
        reaper.stop(ENGINE_LIMIT);
        renewals.stop(LAST_RENEWAL_LIMIT);
        links.close();
    }
}
