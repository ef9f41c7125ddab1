package dev.aac.producer.execution.live;

import dev.aac.producer.identity.Principal;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Closes the sockets, and ends the log streams, of people who signed out, were suspended or
 * removed, or got another role, soon after it happened, wherever it happened; so with programs
 * whose key was revoked. While the store does not answer they stay open: their tokens expire
 * without it, and there is nothing to be had meanwhile.
 */
@Singleton
final class RevocationWatch {

    /** How often to look; with the look itself it takes effect within a second. */
    static final Duration EVERY = Duration.ofMillis(400);

    /** Most organizations looked at at a time. */
    static final int CHECKS_MAX = 8;

    private static final Logger LOG = Logger.getLogger(RevocationWatch.class);

    private final Sockets sockets;
    private final LogFollowers followers;
    private final LiveIdentity identity;
    private final LiveThreads threads;
    private final AtomicInteger running = new AtomicInteger();

    RevocationWatch(
            Sockets sockets, LogFollowers followers, LiveIdentity identity, LiveThreads threads) {
        this.sockets = sockets;
        this.followers = followers;
        this.identity = identity;
        this.threads = threads;
    }

    /** Begins a look, unless the last one still goes on; never waits. */
    void run() {
        if (running.get() > 0) {
            return;
        }
        Queue<Set<Principal>> organizations = new ConcurrentLinkedQueue<>(signedIn());
        int checks = Math.min(CHECKS_MAX, organizations.size());
        running.set(checks);
        for (int i = 0; i < checks; i++) {
            threads.execute(() -> check(organizations));
        }
    }

    private Collection<Set<Principal>> signedIn() {
        Map<OrganizationScope, Set<Principal>> byOrganization = new HashMap<>();
        for (LiveSocket socket : sockets.all()) {
            Principal principal = socket.principal();
            if (principal != null) {
                add(principal, byOrganization);
            }
        }
        followers.all().forEach(follower -> add(follower.principal(), byOrganization));
        return byOrganization.values();
    }

    private static void add(
            Principal principal, Map<OrganizationScope, Set<Principal>> byOrganization) {
        byOrganization.computeIfAbsent(principal.scope(), _ -> new HashSet<>()).add(principal);
    }

    private void check(Queue<Set<Principal>> organizations) {
        try {
            for (Set<Principal> next = organizations.poll();
                    next != null;
                    next = organizations.poll()) {
                close(Set.copyOf(identity.noLongerValid(next)));
            }
        } catch (RuntimeException failure) {
            LOG.debugf("Live: sessions could not be checked (%s)", failure.toString());
        } finally {
            running.decrementAndGet();
        }
    }

    private void close(Set<Principal> revoked) {
        if (revoked.isEmpty()) {
            return;
        }
        followers.end(revoked);
        for (LiveSocket socket : sockets.all()) {
            Principal principal = socket.principal();
            if (principal != null && revoked.contains(principal)) {
                socket.close(CloseCode.NOT_AUTHENTICATED, ServerMessages.INVALID_TOKEN);
            }
        }
    }
}
