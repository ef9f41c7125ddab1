package dev.aac.producer.identity;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All API keys; one that was revoked is no longer there. Every method blocks for one call to the
 * store, may be called from any thread, and throws when the store does not answer in time.
 */
public interface ApiKeys {

    /** Most keys of one organization. */
    int PER_ORGANIZATION_MAX = 200;

    /** A key that was found by its secret. */
    record Found(OrganizationId organizationId, ApiKey key) {

        public Found {
            requireNonNull(organizationId, "organizationId is null");
            requireNonNull(key, "key is null");
        }
    }

    /** An id that no key has. */
    ApiKeyId newId();

    void insert(OrganizationScope scope, ApiKey key, String hash);

    /** Finds a key of any organization, expired or not: the look-up of a request. */
    Optional<Found> findByHash(String hash);

    /**
     * The latest made first.
     *
     * @param maker whose; null for all of the organization
     */
    List<ApiKey> list(OrganizationScope scope, @Nullable UserId maker);

    /**
     * @param maker whose it must be; null for any of the organization's
     * @return the key that is gone; empty when there was none
     */
    Optional<ApiKey> revoke(OrganizationScope scope, @Nullable UserId maker, ApiKeyId id);

    /**
     * Notes a use.
     *
     * @param known the use that was noted last; when another one was noted since, nothing changes
     */
    void recordUse(OrganizationScope scope, ApiKeyId id, @Nullable Instant known, Instant at);
}
