package dev.aac.producer.execution.ingest;

import dev.aac.producer.platform.tenancy.StoreAway;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** What keeps leases honest, on every replica. */
@Singleton
public class LeaseSweeps {

    private static final Logger LOG = Logger.getLogger(LeaseSweeps.class);

    private final ProbeSender probes;
    private final LeaseSweeper leases;

    LeaseSweeps(ProbeSender probes, LeaseSweeper leases) {
        this.probes = probes;
        this.leases = leases;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void probe() {
        probes.send();
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void endLeases() {
        try {
            leases.sweep();
        } catch (StoreAway away) {
            LOG.warnf("The sweep of leases is put off: %s", away.getMessage());
        }
    }
}
