package dev.aac.worker.intake;

import dev.aac.contract.id.WorkerId;
import dev.aac.worker.platform.broker.BrokerLinks;
import dev.aac.worker.report.Slots;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// All slots of the worker.
@Singleton
public final class Intake {

    private final Claims claims;
    private final Parking parking = new Parking();
    private final List<JobQueue> queues = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    public Intake(BrokerLinks links, WorkerId self, Slots slots, Claims claims, ClaimedRuns runs) {
        this.claims = claims;
        links.control().attach(new CancelListener(self, runs::cancel));
        for (int number = 1; number <= slots.total(); number++) {
            JobQueue queue = new JobQueue();
            links.control().attach(queue);
            queues.add(queue);
            threads.add(
                    Thread.ofVirtual()
                            .name("slot-" + number)
                            .unstarted(new Slot(queue, slots, claims, runs, parking)));
        }
    }

    /// How many messages could not be read and were set aside since the start.
    long parked() {
        return parking.parked();
    }

    /// Begins to take jobs.
    public void start() {
        threads.forEach(Thread::start);
    }

    /// Takes no more jobs. Claims that are under way go on, and so do the runs.
    public void takeNoMore() {
        queues.forEach(JobQueue::close);
    }

    /// Waits for no claim's answer any more: its job goes back to the queue.
    public void closeClaims() {
        claims.close();
    }

    /// Waits until every slot has done what it was doing.
    ///
    /// @return false when the limit has passed before
    public boolean awaitEnd(Duration limit) throws InterruptedException {
        long deadlineNanos = System.nanoTime() + limit.toNanos();
        for (Thread thread : threads) {
            Duration left = Duration.ofNanos(Math.max(1, deadlineNanos - System.nanoTime()));
            if (!thread.join(left)) {
                return false;
            }
        }
        return true;
    }
}
