package dev.aac.producer.identity;

import dev.aac.producer.organization.Organizations;
import dev.aac.producer.platform.tenancy.MaintenanceScope;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.StoreAway;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Removes what a sign-up left that did not come to its end: an organization without a user. Every
 * replica sweeps; removing twice does no harm.
 */
@ApplicationScoped
public class UserlessOrganizationSweep {

    /** Much longer than a sign-up can take, so that none under way is disturbed. */
    static final Duration AGE_MIN = Duration.ofMinutes(10);

    /** Older ones were looked at by many sweeps before. */
    static final Duration AGE_MAX = Duration.ofDays(2);

    private static final int LOOKED_AT_MAX = 1_000;
    private static final Logger LOG = Logger.getLogger(UserlessOrganizationSweep.class);

    private final Organizations organizations;
    private final Users users;
    private final Clock clock;

    public UserlessOrganizationSweep(Organizations organizations, Users users, Clock clock) {
        this.organizations = organizations;
        this.users = users;
        this.clock = clock;
    }

    @Scheduled(
            every = "{aac.identity.sign-up-sweep-every}",
            delayed = "{aac.identity.sign-up-sweep-after}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onSchedule() {
        try {
            int removed = sweep();
            if (removed > 0) {
                LOG.infof("removed %d organizations without users", removed);
            }
        } catch (StoreAway away) {
            LOG.warnf("sweep of organizations put off: %s", away.getMessage());
        }
    }

    /**
     * @return how many organizations were removed
     */
    int sweep() {
        Instant now = clock.instant();
        int removed = 0;
        for (MaintenanceScope.Pair pair :
                organizations.createdBetween(
                        now.minus(AGE_MAX), now.minus(AGE_MIN), LOOKED_AT_MAX)) {
            OrganizationScope scope = pair.reenter();
            if (!users.anyIn(scope)) {
                organizations.delete(scope);
                removed++;
            }
        }
        return removed;
    }
}
