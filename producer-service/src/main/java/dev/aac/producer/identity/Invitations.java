package dev.aac.producer.identity;

import static java.util.Objects.requireNonNull;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All invitations. One is <em>open</em> until it is closed, also when it has expired. Every method
 * blocks for one call to the store, may be called from any thread, and throws when the store does
 * not answer in time.
 */
public interface Invitations {

    /** Most invitations of one {@link #page}. */
    int PAGE_MAX = 200;

    /**
     * Which invitations to read, the latest first.
     *
     * @param status at that time; null for all
     * @param before those made before that one; null for the first page
     * @param limit from 1 to {@link #PAGE_MAX}
     */
    record PageQuery(
            @Nullable InvitationStatus status,
            Instant now,
            @Nullable InvitationId before,
            int limit) {

        public PageQuery {
            requireNonNull(now, "now is null");
        }
    }

    /** An id that no invitation has. */
    InvitationId newId();

    /**
     * @param tokenHash of its token
     * @return false when the organization has an open one for that e-mail
     */
    boolean insert(OrganizationScope scope, Invitation invitation, String tokenHash);

    /** Finds an invitation of any organization, whatever has become of it. */
    Optional<Invitation> findByToken(String tokenHash);

    Optional<Invitation> find(OrganizationScope scope, InvitationId id);

    /** The open one for that e-mail. */
    Optional<Invitation> findOpen(OrganizationScope scope, Email email);

    List<Invitation> page(OrganizationScope scope, PageQuery query);

    /** How many can still be accepted. */
    int countPending(OrganizationScope scope, Instant now);

    /**
     * Closes an open one: an atomic compare-and-set, so that of many who close it one succeeds.
     *
     * @param as not PENDING
     * @return false when it is not open, or not there
     */
    boolean close(OrganizationScope scope, InvitationId id, InvitationStatus as);
}
