package dev.aac.producer.identity;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All users. Every method blocks for one call to the store, may be called from any thread, and
 * throws when the store does not answer in time.
 */
public interface Users {

    /** Most users of one {@link #activeRoles} call. */
    int ASKED_MAX = 500;

    /** Most networks of one {@link Credentials}. */
    int NETWORKS_MAX = 20;

    /** Most identities by which one user comes in. */
    int IDENTITIES_MAX = 10;

    /**
     * A user and what its password must match.
     *
     * @param hash null when the user has no password, and comes in by a provider only
     * @param networks of those addresses from which it signed in, the latest new ones
     */
    record Credentials(User user, @Nullable PasswordHash hash, Set<String> networks) {

        public Credentials {
            networks = Set.copyOf(networks);
        }

        /** Whether the user has signed in from there before. */
        boolean knows(Device device) {
            return networks.contains(device.network());
        }
    }

    /** An id that no user has. */
    UserId newId();

    /**
     * @return false when somebody, in any organization, has that e-mail or identity
     */
    boolean insert(OrganizationScope scope, User user, SignInMeans means);

    /** Finds a user of any organization: the look-up of a login. */
    Optional<Credentials> findByEmail(Email email);

    /** Finds a user of any organization: the look-up of a sign-in at a provider. */
    Optional<User> findByIdentity(ExternalIdentity identity);

    Optional<User> find(OrganizationScope scope, UserId id);

    /** The present roles of those that exist and are active; more than asked are read in parts. */
    Map<UserId, Role> activeRoles(OrganizationScope scope, Collection<UserId> ids);

    /** Notes a login. */
    void recordLogin(OrganizationScope scope, UserId id, Instant at);

    /** Notes from where a user signed in; of too many, the one noted first is forgotten. */
    void rememberNetwork(OrganizationScope scope, UserId id, String network);

    /**
     * @return false when there is no such user any more
     */
    boolean rename(OrganizationScope scope, UserId id, String name, Instant at);

    /**
     * Replaces a hash, unless it is no longer the expected one.
     *
     * @return whether it was replaced
     */
    boolean replaceHash(
            OrganizationScope scope, UserId id, PasswordHash expected, PasswordHash replacement);

    /**
     * Lets a user come in by that identity, too; of too many, the one linked first is forgotten.
     *
     * @return false when somebody else has it, or there is no such user any more
     */
    boolean link(OrganizationScope scope, UserId id, ExternalIdentity identity);

    /** Whether the organization has any user. */
    boolean anyIn(OrganizationScope scope);
}
