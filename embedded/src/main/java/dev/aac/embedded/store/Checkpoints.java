package dev.aac.embedded.store;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes a checkpoint of a [MapStore] now and then, so that a restart has little to repeat and the
/// memory of changed pages is given back.
final class Checkpoints implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final long LOOKS_BETWEEN = 20;
    private static final long REDO_BYTES_MAX = 4 * 1024 * 1024;

    private final MapStore store;
    private final ScheduledExecutorService executor;
    private long looksSince;

    private Checkpoints(MapStore store) {
        this.store = store;
        this.executor =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("store-checkpoints").factory());
    }

    /// Begins; does nothing for a store in memory.
    static Checkpoints of(MapStore store) {
        Checkpoints checkpoints = new Checkpoints(store);
        if (store.isOnDisk()) {
            long delay = LOOK_EVERY.toMillis();
            var _ =
                    checkpoints.executor.scheduleWithFixedDelay(
                            checkpoints::look, delay, delay, TimeUnit.MILLISECONDS);
        }
        return checkpoints;
    }

    private void look() {
        try {
            looksSince++;
            long bytes = store.bytesSinceCheckpoint();
            if (bytes >= REDO_BYTES_MAX || (bytes > 0 && looksSince >= LOOKS_BETWEEN)) {
                store.compact();
                store.checkpoint();
                looksSince = 0;
            }
        } catch (RuntimeException e) {
            LOG.error(
                    "The store could not take a checkpoint; what was acknowledged stays in its redo"
                            + " log",
                    e);
        }
    }

    /// Takes no more checkpoints; one that has begun ends first.
    @Override
    public void close() {
        executor.close();
    }
}
