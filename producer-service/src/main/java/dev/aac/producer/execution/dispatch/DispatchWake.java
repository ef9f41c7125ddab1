package dev.aac.producer.execution.dispatch;

import dev.aac.producer.execution.DispatchSignal;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Where the dispatcher sleeps. Any number of signals while it works is one more round. */
@Singleton
public class DispatchWake implements DispatchSignal {

    private final Semaphore signals = new Semaphore(0);

    @Override
    public void wake() {
        signals.release();
    }

    /** Waits for a signal, or that long without one. */
    void await(Duration longest) throws InterruptedException {
        boolean _ = signals.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
        signals.drainPermits();
    }
}
