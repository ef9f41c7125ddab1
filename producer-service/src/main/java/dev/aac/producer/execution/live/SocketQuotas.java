package dev.aac.producer.execution.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.aac.producer.identity.Principal;
import dev.aac.producer.organization.Organizations;
import dev.aac.producer.platform.audit.AuditActor;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.StoreAway;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts the sockets of this replica on which somebody has signed in, by the user or API key and by
 * the organization: no few of them shall take the places of all others. Thread-safe.
 */
@Singleton
final class SocketQuotas {

    /** For so long a plan that was read counts. */
    static final Duration PLAN_COUNTS_FOR = Duration.ofSeconds(5);

    private static final int PLANS_REMEMBERED_MAX = 10_000;

    private final Organizations organizations;
    private final SocketLimitSettings limits;
    private final Cache<OrganizationScope, Integer> plans =
            Caffeine.newBuilder()
                    .maximumSize(PLANS_REMEMBERED_MAX)
                    .expireAfterWrite(PLAN_COUNTS_FOR)
                    .build();
    private final Map<OrganizationScope, Integer> byOrganization = new HashMap<>();
    private final Map<Owner, Integer> byOwner = new HashMap<>();

    private record Owner(OrganizationScope scope, AuditActor actor) {}

    /** What came of it. */
    sealed interface Answer {

        /**
         * @param giveBack to be called once, when the connection is gone
         */
        record Taken(Runnable giveBack) implements Answer {}

        record Refused(SocketError why) implements Answer {}
    }

    SocketQuotas(Organizations organizations, SocketLimitSettings limits) {
        this.organizations = organizations;
        this.limits = limits;
    }

    /**
     * Takes a place for a socket. May wait for the store.
     *
     * @throws StoreAway when the plan cannot be read
     */
    Answer take(Principal who) {
        OrganizationScope scope = who.scope();
        int max = plans.get(scope, this::readLimit);
        return take(new Owner(scope, who.actor()), max);
    }

    /** How many sockets of an organization there are. */
    synchronized int count(OrganizationScope scope) {
        return byOrganization.getOrDefault(scope, 0);
    }

    private synchronized Answer take(Owner owner, int organizationMax) {
        if (byOwner.getOrDefault(owner, 0) >= limits.perUser()) {
            return new Answer.Refused(SocketError.TOO_MANY_OWN_SOCKETS);
        }
        if (count(owner.scope()) >= organizationMax) {
            return new Answer.Refused(SocketError.TOO_MANY_SOCKETS);
        }
        byOwner.merge(owner, 1, Integer::sum);
        byOrganization.merge(owner.scope(), 1, Integer::sum);
        return new Answer.Taken(() -> giveBack(owner));
    }

    private synchronized void giveBack(Owner owner) {
        byOwner.computeIfPresent(owner, (_, count) -> count > 1 ? count - 1 : null);
        byOrganization.computeIfPresent(owner.scope(), (_, count) -> count > 1 ? count - 1 : null);
    }

    /** An organization that is gone has no places. */
    private int readLimit(OrganizationScope scope) {
        return organizations
                .find(scope)
                .map(organization -> limits.perOrganization(organization.plan()))
                .orElse(0);
    }
}
