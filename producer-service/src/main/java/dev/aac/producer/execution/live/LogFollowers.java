package dev.aac.producer.execution.live;

import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.RunId;
import dev.aac.producer.execution.LogFollowing;
import dev.aac.producer.identity.Principal;
import dev.aac.producer.platform.problem.FixedProblem;
import dev.aac.producer.platform.problem.Problem;
import dev.aac.producer.platform.problem.ProblemException;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Those who follow a log on this replica. News wake them as they come to the organization's room;
 * what is lost on the way they find when they look by themselves.
 */
@Singleton
class LogFollowers implements LogFollowing {

    /** How often to look whether somebody has to end. */
    static final Duration CHECK_EVERY = Duration.ofMillis(400);

    /** Longest time in which a reader takes what is written at once. */
    static final Duration SEND_MAX = Duration.ofSeconds(30);

    private final LogFollowerLimits limits;
    private final Rooms rooms;
    private final LiveThreads threads;
    private final Clock clock;
    private final Set<LogFollower> open = ConcurrentHashMap.newKeySet();
    private final Map<OrganizationId, Integer> places = new HashMap<>();
    private int taken;
    private volatile boolean leaving;

    LogFollowers(LogFollowerLimits limits, Rooms rooms, LiveThreads threads, Clock clock) {
        this.limits = limits;
        this.rooms = rooms;
        this.threads = threads;
        this.clock = clock;
    }

    @PostConstruct
    void start() {
        threads.every(CHECK_EVERY, this::check);
    }

    /** Another replica serves them when they come again. */
    void goAway(@Observes ShutdownDelayInitiatedEvent event) {
        stop();
    }

    @PreDestroy
    void stop() {
        leaving = true;
        open.forEach(LogFollower::end);
    }

    @Override
    public Follower follow(Principal who, RunId run, Reader reader) {
        OrganizationId organization = who.organizationId();
        takePlace(organization);
        LogFollower follower = new LogFollower(who, reader);
        Runnable deaf = rooms.listen(who.scope(), run, follower::wake);
        follower.whenClosed(
                () -> {
                    open.remove(follower);
                    deaf.run();
                    leavePlace(organization);
                });
        open.add(follower);
        if (leaving) {
            follower.end();
        }
        return follower;
    }

    /** Those who do so now; it changes while being looked at. */
    Collection<LogFollower> all() {
        return Collections.unmodifiableSet(open);
    }

    /** Ends those of these people and programs. */
    void end(Set<Principal> revoked) {
        for (LogFollower follower : open) {
            if (revoked.contains(follower.principal())) {
                follower.end();
            }
        }
    }

    /** Looks after all of them; never waits. */
    void check() {
        Instant now = clock.instant();
        long nowNanos = System.nanoTime();
        open.forEach(follower -> follower.check(now, nowNanos));
    }

    private synchronized void takePlace(OrganizationId organization) {
        if (leaving || taken >= limits.max()) {
            throw new ProblemException(FixedProblem.OVERLOADED);
        }
        int own = places.getOrDefault(organization, 0);
        if (own >= limits.perOrganization()) {
            throw new ProblemException(new Problem.TooManyLogStreams(own));
        }
        taken++;
        places.put(organization, own + 1);
    }

    private synchronized void leavePlace(OrganizationId organization) {
        taken--;
        places.computeIfPresent(organization, (_, count) -> count > 1 ? count - 1 : null);
    }
}
