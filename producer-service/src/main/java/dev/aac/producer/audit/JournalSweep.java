package dev.aac.producer.audit;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.StoreAway;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Finds what a producer that died left in the journal. Every replica sweeps. */
@Singleton
public class JournalSweep {

    /** Much longer than an act takes, with all its waits for the store. */
    static final Duration OPEN_MAX = Duration.ofMinutes(2);

    /** What is younger is on its way. */
    static final Duration LEFT_ALONE = Duration.ofSeconds(5);

    private static final int LOOKED_AT_MAX = Journal.READ_MAX;
    private static final Logger LOG = Logger.getLogger(JournalSweep.class);

    private final Journal journal;
    private final ChainWriter writer;
    private final Clock clock;

    public JournalSweep(Journal journal, ChainWriter writer, Clock clock) {
        this.journal = journal;
        this.writer = writer;
        this.clock = clock;
    }

    @Scheduled(
            every = "{aac.audit.sweep-every}",
            delayed = "{aac.audit.sweep-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onSchedule() {
        try {
            sweep();
        } catch (StoreAway away) {
            LOG.warnf("sweep of the audit journal put off: %s", away.getMessage());
        }
    }

    void sweep() {
        Instant now = clock.instant();
        for (OrganizationScope scope : journal.waiting(now.minus(LEFT_ALONE), LOOKED_AT_MAX)) {
            journal.abandon(scope, now.minus(OPEN_MAX));
            writer.seal(scope);
        }
    }
}
