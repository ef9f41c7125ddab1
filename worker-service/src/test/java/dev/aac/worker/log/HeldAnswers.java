package dev.aac.worker.log;

import dev.aac.contract.fact.LogLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A sink that answers only when told, and may be blocked as if its window were full. */
final class HeldAnswers implements BatchSink {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BlockingQueue<List<LogLine>> fresh = new LinkedBlockingQueue<>();
    private final List<List<LogLine>> batches = new CopyOnWriteArrayList<>();
    private final List<Runnable> unanswered = new ArrayList<>();
    private final Semaphore window = new Semaphore(1);

    @Override
    public void send(List<LogLine> lines, Runnable answered) throws InterruptedException {
        window.acquire();
        window.release();
        synchronized (unanswered) {
            unanswered.add(answered);
        }
        batches.add(lines);
        fresh.add(lines);
    }

    void block() {
        window.acquireUninterruptibly();
    }

    void unblock() {
        window.release();
    }

    void answerAll() {
        List<Runnable> now;
        synchronized (unanswered) {
            now = List.copyOf(unanswered);
            unanswered.clear();
        }
        now.forEach(Runnable::run);
    }

    List<LogLine> takeBatch() throws InterruptedException {
        return takeBatch(PATIENCE);
    }

    List<LogLine> takeBatch(Duration limit) throws InterruptedException {
        List<LogLine> batch = fresh.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (batch == null) {
            throw new AssertionError("no batch within " + limit);
        }
        return batch;
    }

    List<List<LogLine>> batches() {
        return batches;
    }

    List<LogLine> allLines() {
        return batches.stream().flatMap(List::stream).toList();
    }
}
