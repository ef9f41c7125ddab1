package dev.aac.producer.identity;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a signed-in user is right now, which a token cannot say: read from the store and remembered
 * for less than a second. Safe for concurrent use; callers that ask for the same session at once
 * share one reading.
 */
@Singleton
public class CurrentStates {

    /** How long a reading counts, from the moment it was begun. */
    public static final Duration FRESH_FOR = Duration.ofMillis(700);

    /** Whose state: one session of one user. */
    record Key(OrganizationScope scope, UserId userId, SessionId sessionId) {}

    private final Users users;
    private final Sessions sessions;
    private final FreshReadings<Key, Optional<Role>> readings;

    @Inject
    public CurrentStates(Users users, Sessions sessions) {
        this(users, sessions, FRESH_FOR);
    }

    /**
     * @param freshFor how long a reading counts
     */
    CurrentStates(Users users, Sessions sessions, Duration freshFor) {
        this.users = users;
        this.sessions = sessions;
        this.readings = new FreshReadings<>(freshFor);
    }

    /** The user's present role; empty when the session has ended or the user may not act. */
    Optional<Role> of(Key key) {
        return readings.of(
                key,
                asked -> Optional.ofNullable(readOwn(asked.scope(), List.of(asked)).get(asked)));
    }

    /** Forgets a session that has just ended, so that this replica refuses it at once. */
    void forget(Key key) {
        readings.forget(key);
    }

    /** The same for all sessions of a user. */
    void forgetAll(OrganizationScope scope, UserId userId) {
        readings.forgetThose(key -> key.scope().equals(scope) && key.userId().equals(userId));
    }

    /** Reads many from the store now; those without an entry may not act. */
    Map<Key, Role> readAll(Collection<Key> keys) {
        Map<OrganizationScope, List<Key>> byOrganization =
                keys.stream().collect(Collectors.groupingBy(Key::scope));
        Map<Key, Role> present = new HashMap<>();
        byOrganization.forEach((scope, own) -> present.putAll(readOwn(scope, own)));
        return present;
    }

    private Map<Key, Role> readOwn(OrganizationScope scope, List<Key> own) {
        Set<SessionId> open =
                sessions.open(scope, own.stream().map(Key::sessionId).distinct().toList());
        Map<UserId, Role> active =
                users.activeRoles(scope, own.stream().map(Key::userId).distinct().toList());
        Map<Key, Role> present = new HashMap<>();
        for (Key key : own) {
            Role role = active.get(key.userId());
            if (role != null && open.contains(key.sessionId())) {
                present.put(key, role);
            }
        }
        return present;
    }
}
