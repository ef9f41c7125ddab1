package dev.aac.worker;

import dev.aac.contract.id.WorkerId;
import dev.aac.worker.container.ContainerEngine;
import dev.aac.worker.intake.ClaimedRuns;
import dev.aac.worker.intake.Claims;
import dev.aac.worker.intake.Drain;
import dev.aac.worker.intake.Intake;
import dev.aac.worker.job.ContainerRuns;
import dev.aac.worker.job.JobRunner;
import dev.aac.worker.job.Reaper;
import dev.aac.worker.job.Removals;
import dev.aac.worker.log.LogCap;
import dev.aac.worker.platform.broker.BrokerAddress;
import dev.aac.worker.platform.broker.BrokerLinks;
import dev.aac.worker.platform.broker.InquiryDesk;
import dev.aac.worker.platform.time.SteadyTime;
import dev.aac.worker.report.FactReporter;
import dev.aac.worker.report.Leases;
import dev.aac.worker.report.Renewals;
import dev.aac.worker.report.Slots;
import dev.aac.worker.result.ReportLimits;
import java.time.Clock;
import java.time.Duration;

/// A worker put together as the application does it, with an engine of the test's choice and less
/// patience for claims and engines.
final class TestedWorker {

    static final Duration CLAIM_LIMIT = Duration.ofSeconds(3);
    static final long REPORT_BYTES_MAX = 1024L * 1024;
    static final long LOG_BYTES_MAX = 1024L * 1024;
    static final long DISK_MB = 5;
    static final Duration ENGINE_AWAY_MAX = Duration.ofSeconds(20);

    final Slots slots;
    final Leases leases;
    final BrokerLinks links;
    private final Renewals renewals;
    private final Intake intake;
    private final Reaper reaper;
    private boolean stopped;

    TestedWorker(
            String name, BrokerAddress broker, ContainerEngine engine, int slots, SteadyTime time) {
        WorkerId self = new WorkerId(name);
        this.links = new BrokerLinks(broker);
        InquiryDesk desk = new InquiryDesk(links, self, SteadyTime.system());
        this.leases = new Leases(time);
        this.slots = new Slots(slots);
        Removals removals = new Removals(engine, slots);
        this.reaper = new Reaper(self, engine, leases, removals);
        this.renewals = new Renewals(desk, self, leases, this.slots, reaper);
        JobRunner runner =
                new JobRunner(
                        self,
                        new ContainerRuns(
                                engine,
                                ENGINE_AWAY_MAX,
                                ReportLimits.forFilesOf(REPORT_BYTES_MAX),
                                new LogCap(LOG_BYTES_MAX),
                                DISK_MB),
                        new FactReporter(desk),
                        removals,
                        Clock.systemUTC());
        Claims claims = new Claims(desk, self, CLAIM_LIMIT);
        ClaimedRuns runs = new ClaimedRuns(leases, runner, reaper, SteadyTime.system());
        this.intake = new Intake(links, self, this.slots, claims, runs);
    }

    TestedWorker start() {
        worker(Duration.ZERO).start();
        return this;
    }

    /// As the process does it on SIGTERM when its runs have no time. Idempotent.
    void stop() throws InterruptedException {
        stop(Duration.ZERO);
    }

    /// Likewise when they have this time.
    void stop(Duration grace) throws InterruptedException {
        if (!stopped) {
            stopped = true;
            worker(grace).stop();
        }
    }

    private Worker worker(Duration grace) {
        Drain drain = new Drain(intake, slots, leases, renewals, grace);
        return new Worker(links, intake, drain, renewals, reaper);
    }
}
