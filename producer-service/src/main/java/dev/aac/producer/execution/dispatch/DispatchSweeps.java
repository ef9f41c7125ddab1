package dev.aac.producer.execution.dispatch;

import dev.aac.producer.execution.Workers;
import dev.aac.producer.platform.tenancy.StoreAway;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** What the dispatcher's side does from time to time, on every replica. */
@Singleton
public class DispatchSweeps {

    /** How long a worker that is gone is remembered, for people who look into the store. */
    static final Duration WORKERS_KEPT = Duration.ofDays(1);

    private static final Logger LOG = Logger.getLogger(DispatchSweeps.class);

    private final Resender resender;
    private final Survey survey;
    private final QueueTimeouts timeouts;
    private final Workers workers;
    private final Clock clock;

    DispatchSweeps(
            Resender resender,
            Survey survey,
            QueueTimeouts timeouts,
            Workers workers,
            Clock clock) {
        this.resender = resender;
        this.survey = survey;
        this.timeouts = timeouts;
        this.workers = workers;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sendUnsureJobs() {
        whileTheStoreAnswers(resender::sendUnsure);
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sendOverdueJobs() {
        whileTheStoreAnswers(
                () -> {
                    if (survey.freeSlots() > 0) {
                        resender.sendOverdue();
                    }
                });
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void endWhatWaitedTooLong() {
        whileTheStoreAnswers(timeouts::sweep);
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void forgetWorkers() {
        whileTheStoreAnswers(() -> workers.forgetUnseenSince(clock.instant().minus(WORKERS_KEPT)));
    }

    private static void whileTheStoreAnswers(Runnable sweep) {
        try {
            sweep.run();
        } catch (StoreAway away) {
            LOG.warnf("A sweep of jobs is put off: %s", away.getMessage());
        }
    }
}
