package dev.aac.producer.execution.dispatch;

import dev.aac.producer.execution.Backlog;
import dev.aac.producer.execution.Backlog.TakenPlace;
import dev.aac.producer.execution.Backlog.WaitingOrganization;
import dev.aac.producer.execution.Workers;
import dev.aac.producer.execution.Workers.WorkerState;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads an {@link Outlook}, its parts at the same time: a person waits for the result. While no
 * slot is free, nobody asks who waits, as that may be many.
 */
@Singleton
class Survey {

    /** A worker that said nothing for so long gets no more jobs; it renews every 5 s. */
    static final Duration ALIVE = Duration.ofSeconds(12);

    private final Backlog backlog;
    private final Workers workers;
    private final Clock clock;
    private volatile boolean hadCredit = true;

    Survey(Backlog backlog, Workers workers, Clock clock) {
        this.backlog = backlog;
        this.workers = workers;
        this.clock = clock;
    }

    /** Who waits is left out while nobody could be sent. */
    Outlook take() throws InterruptedException {
        boolean hopeful = hadCredit;
        Outlook outlook = read(hopeful);
        hadCredit = outlook.credit() > 0;
        return hadCredit && !hopeful ? outlook.with(waiting()) : outlook;
    }

    /** With all that wait, whether they can be sent or not. */
    Outlook whole() throws InterruptedException {
        return read(true);
    }

    private Outlook read(boolean withWaiting) throws InterruptedException {
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<TakenPlace>> taken = readers.submit(backlog::takenPlaces);
            Future<List<WorkerState>> alive =
                    readers.submit((Callable<List<WorkerState>>) this::alive);
            List<WaitingOrganization> waiting = withWaiting ? waiting() : List.of();
            return new Outlook(waiting, value(taken), value(alive));
        }
    }

    /** Only what is known of the workers, and of the jobs that they have or will get. */
    Outlook staff() {
        return new Outlook(List.of(), backlog.takenPlaces(), alive());
    }

    /** How many jobs the workers would take now, whatever is already sent. */
    int freeSlots() {
        return staff().freeSlots();
    }

    private List<WaitingOrganization> waiting() {
        return backlog.waiting(Backlog.ORGANIZATIONS_MAX);
    }

    private List<WorkerState> alive() {
        return workers.seenSince(clock.instant().minus(ALIVE));
    }

    private static <T> T value(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }
}
