package dev.aac.producer.execution.live;

import dev.aac.contract.id.OrganizationId;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which organizations have sockets on other replicas, as far as they said so lately. Lines of the
 * others need not be sent over the broker. Thread-safe.
 */
final class ReplicaInterest {

    /** What a replica said counts for so long. */
    static final Duration COUNTS_FOR = Duration.ofSeconds(7);

    private final Map<String, Said> said = new ConcurrentHashMap<>();

    private record Said(Set<OrganizationId> organizations, boolean everybody, long atNanos) {

        boolean counts(long nowNanos) {
            return nowNanos - atNanos < COUNTS_FOR.toNanos();
        }
    }

    /**
     * @return whether nothing had been heard of this replica lately
     */
    boolean heard(String replica, BusMessage.Watching watching, long nowNanos) {
        Said now = new Said(Set.copyOf(watching.organizations()), watching.everybody(), nowNanos);
        Said before = said.put(replica, now);
        return before == null || !before.counts(nowNanos);
    }

    /**
     * Forgets the replicas that say nothing any more.
     *
     * @return whether there were any: one that died may have written what it could not tell
     */
    boolean forgetSilent(long nowNanos) {
        return said.values().removeIf(old -> !old.counts(nowNanos));
    }

    /** Whether there are other replicas at all. */
    boolean hasOthers(long nowNanos) {
        for (Said other : said.values()) {
            if (other.counts(nowNanos)) {
                return true;
            }
        }
        return false;
    }

    /** Whether another replica has a socket of that organization. */
    boolean isWatched(OrganizationId organization, long nowNanos) {
        for (Said other : said.values()) {
            if (other.counts(nowNanos)
                    && (other.everybody() || other.organizations().contains(organization))) {
                return true;
            }
        }
        return false;
    }
}
