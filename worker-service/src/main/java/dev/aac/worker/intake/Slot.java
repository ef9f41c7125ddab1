package dev.aac.worker.intake;

import dev.aac.contract.job.RunJob;
import dev.aac.worker.platform.RunLogContext;
import dev.aac.worker.platform.broker.BrokerJson;
import dev.aac.worker.platform.broker.MalformedMessageException;
import dev.aac.worker.report.Slots;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/// One place for a run: takes a delivery, claims it, runs it, and begins anew. A delivery is held
/// only while its claim is asked for, never while a container runs.
final class Slot implements Runnable {

    /// Pause after a job went back to the queue, from where it might come again at once.
    static final Duration GIVE_BACK_PAUSE = Duration.ofSeconds(2);

    private static final Logger LOG = Logger.getLogger(Slot.class);

    private final JobQueue queue;
    private final Slots slots;
    private final Claims claims;
    private final ClaimedRuns runs;
    private final Parking parking;

    Slot(JobQueue queue, Slots slots, Claims claims, ClaimedRuns runs, Parking parking) {
        this.queue = queue;
        this.slots = slots;
        this.claims = claims;
        this.runs = runs;
        this.parking = parking;
    }

    /// Until the queue is closed.
    @Override
    public void run() {
        try {
            Optional<JobDelivery> delivery = next();
            while (delivery.isPresent()) {
                if (!work(delivery.get())) {
                    queue.pause(GIVE_BACK_PAUSE);
                }
                delivery = next();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<JobDelivery> next() throws InterruptedException {
        slots.freed();
        try {
            return queue.take();
        } finally {
            slots.taken();
        }
    }

    /// Whether something came of it; otherwise the job is back in the queue.
    private boolean work(JobDelivery delivery) throws InterruptedException {
        try {
            RunJob job = BrokerJson.read(delivery.body(), RunJob.class);
            try (var _ = RunLogContext.open(job.run(), job.correlationId(), job.traceparent())) {
                return claimAndRun(job, delivery);
            }
        } catch (MalformedMessageException e) {
            return parking.park(delivery, e.reason());
        } catch (RuntimeException e) {
            LOG.error("A job failed unexpectedly", e);
            return false;
        }
    }

    private boolean claimAndRun(RunJob job, JobDelivery delivery) throws InterruptedException {
        runs.expect(job);
        return switch (claims.claim(job, delivery)) {
            case Claims.Result.Won(Grant grant) -> {
                if (runs.run(grant)) {
                    awaitEngine();
                }
                yield true;
            }
            case Claims.Result.Dropped() -> true;
            case Claims.Result.GivenBack() -> false;
        };
    }

    /// Jobs that this worker cannot run stay for others, and for later: taken now, each would fail
    /// and come back at once, for as long as the engine is away.
    private void awaitEngine() throws InterruptedException {
        boolean open = true;
        while (open && !runs.engineAnswers()) {
            open = queue.pause(GIVE_BACK_PAUSE);
        }
    }
}
