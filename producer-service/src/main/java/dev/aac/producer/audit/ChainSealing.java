package dev.aac.producer.audit;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.time.Pause;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Moves events into the chains on a thread of its own, so that no request waits for it. All events
 * of an organization that come while it works, or a moment after the first, are one step.
 */
@Singleton
public class ChainSealing implements SealSignal {

    /** Most organizations that are remembered; those beyond are left to the sweep. */
    static final int REMEMBERED_MAX = 10_000;

    /**
     * So long a step waits for events to come along: a step costs the same for one and for many.
     */
    static final Duration GATHERED_FOR = Duration.ofMillis(100);

    /** Longest wait at the end for the work that is going on. */
    static final Duration LAST_WORK_LIMIT = Duration.ofSeconds(3);

    private static final Logger LOG = Logger.getLogger(ChainSealing.class);

    private final ChainWriter writer;
    private final Pause pause;
    private final Set<OrganizationScope> waiting = ConcurrentHashMap.newKeySet();
    private final Semaphore signals = new Semaphore(0);
    private @Nullable Thread thread;
    private volatile boolean stopping;

    public ChainSealing(ChainWriter writer, Pause pause) {
        this.writer = writer;
        this.pause = pause;
    }

    @Override
    public void wake(OrganizationScope scope) {
        if (waiting.size() < REMEMBERED_MAX && waiting.add(scope)) {
            signals.release();
        }
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofVirtual().name("audit-chain").start(this::loop);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        signals.release();
        Thread running = thread;
        if (running != null && !running.join(LAST_WORK_LIMIT)) {
            running.interrupt();
        }
    }

    private void loop() {
        try {
            while (!stopping) {
                signals.acquire();
                if (!stopping) {
                    pause.lasting(GATHERED_FOR);
                }
                signals.drainPermits();
                waiting.forEach(this::seal);
            }
        } catch (InterruptedException _) {
            LOG.debug("Sealing stopped");
        }
    }

    private void seal(OrganizationScope scope) {
        // Forgotten first: who comes while it is sealed is heard.
        waiting.remove(scope);
        try {
            writer.seal(scope);
        } catch (RuntimeException failure) {
            LOG.warnf("Audit events wait for the sweep (%s)", failure.toString());
        }
    }
}
