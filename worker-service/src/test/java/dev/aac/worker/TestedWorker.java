package dev.aac.worker;

import dev.aac.contract.id.WorkerId;
import dev.aac.worker.container.ContainerEngine;
import dev.aac.worker.intake.ClaimedRuns;
import dev.aac.worker.intake.Claims;
import dev.aac.worker.intake.Intake;
import dev.aac.worker.job.JobRunner;
import dev.aac.worker.job.Reaper;
import dev.aac.worker.job.Removals;
import dev.aac.worker.platform.broker.BrokerAddress;
import dev.aac.worker.platform.broker.BrokerLinks;
import dev.aac.worker.platform.broker.InquiryDesk;
import dev.aac.worker.platform.time.SteadyTime;
import dev.aac.worker.report.FactReporter;
import dev.aac.worker.report.Leases;
import dev.aac.worker.report.Renewals;
import dev.aac.worker.report.Slots;
import java.time.Clock;
import java.time.Duration;

/// A worker put together as the application does it, with an engine of the test's choice and less
/// patience for claims.
final class TestedWorker {

    static final Duration CLAIM_LIMIT = Duration.ofSeconds(3);

    final Slots slots;
    final Leases leases;
    final BrokerLinks links;
    private final Worker worker;
    private boolean stopped;

    TestedWorker(
            String name, BrokerAddress broker, ContainerEngine engine, int slots, SteadyTime time) {
        WorkerId self = new WorkerId(name);
        this.links = new BrokerLinks(broker);
        InquiryDesk desk = new InquiryDesk(links, self, SteadyTime.system());
        this.leases = new Leases(time);
        this.slots = new Slots(slots);
        Removals removals = new Removals(engine, slots);
        Reaper reaper = new Reaper(self, engine, leases, removals);
        Renewals renewals = new Renewals(desk, self, leases, this.slots, reaper);
        JobRunner runner =
                new JobRunner(self, engine, new FactReporter(desk), removals, Clock.systemUTC());
        Claims claims = new Claims(desk, self, CLAIM_LIMIT);
        ClaimedRuns runs = new ClaimedRuns(leases, runner, reaper, SteadyTime.system());
        Intake intake = new Intake(links, self, this.slots, claims, runs);
        this.worker = new Worker(links, intake, leases, renewals, reaper);
    }

    TestedWorker start() {
        worker.start();
        return this;
    }

    /// As the process does it on SIGTERM. Idempotent.
    void stop() throws InterruptedException {
        if (!stopped) {
            stopped = true;
            worker.stop();
        }
    }
}
