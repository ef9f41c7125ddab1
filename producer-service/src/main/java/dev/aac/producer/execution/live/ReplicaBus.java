package dev.aac.producer.execution.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.aac.contract.id.OrganizationId;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Keeps the rooms of all replicas in step. News go over the broker only if some other replica has
 * somebody to tell; replicas say every few seconds, and when it changes, whose sockets they have.
 * Whenever news may have been lost, whoever may have missed them reads the store. Thread-safe;
 * nothing waits.
 */
@Startup
@Singleton
final class ReplicaBus implements LiveBus.Listener {

    /** How often a replica says whose sockets it has. */
    static final Duration ANNOUNCE_EVERY = Duration.ofSeconds(2);

    /** A new connection knows of no other replica: so long it sends everything. */
    static final Duration LISTEN_FIRST = Duration.ofSeconds(3);

    /** With more organizations than this a replica says that it wants everybody's news. */
    static final int ORGANIZATIONS_MAX = 500;

    /** Until then every other replica knows about a new room here. */
    static final Duration KNOWN_AFTER = Duration.ofSeconds(1);

    private static final Duration GATHER = Duration.ofMillis(20);
    private static final Duration RESYNC_GATHER = Duration.ofMillis(500);
    private static final Logger LOG = Logger.getLogger(ReplicaBus.class);

    private final LiveBus bus;
    private final Rooms rooms;
    private final LiveThreads threads;
    private final ReplicaInterest interest = new ReplicaInterest();
    private final AtomicBoolean announceAsked = new AtomicBoolean();
    private final AtomicBoolean resyncAsked = new AtomicBoolean();
    private final AtomicBoolean connectedBefore = new AtomicBoolean();
    private final AtomicBoolean lost = new AtomicBoolean();
    private volatile Set<OrganizationId> announced = Set.of();
    private volatile long sendAllUntilNanos = System.nanoTime();
    private volatile long tickedNanos = System.nanoTime();

    ReplicaBus(LiveBus bus, Rooms rooms, LiveThreads threads) {
        this.bus = bus;
        this.rooms = rooms;
        this.threads = threads;
    }

    @PostConstruct
    void start() {
        rooms.onOccupancy(this::announceSoon);
        bus.listen(this);
        threads.every(ANNOUNCE_EVERY, this::tick);
    }

    /** Tells the other replicas, if one of them has somebody to tell. */
    void tell(LiveNews news) {
        if (isWanted(news) && !bus.send(LiveJson.write(new BusMessage.News(news)))) {
            lost.set(true);
        }
    }

    @Override
    public void heard(String replica, byte[] message) {
        try {
            switch (LiveJson.readBus(message)) {
                case BusMessage.News(var news) -> {
                    Room room = rooms.find(news.run().organizationId());
                    if (room != null) {
                        room.hear(news);
                    }
                }
                case BusMessage.Watching watching -> {
                    if (interest.heard(replica, watching, System.nanoTime())) {
                        announceSoon();
                    }
                }
                case BusMessage.Missed() -> resyncSoon();
            }
        } catch (JsonProcessingException unreadable) {
            // Its own text would show log lines.
            LOG.warnf("Live: a replica sent what cannot be read (%s)", unreadable.getClass());
            resyncSoon();
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory can be read", impossible);
        }
    }

    @Override
    public void connected() {
        sendAllUntilNanos = System.nanoTime() + LISTEN_FIRST.toNanos();
        if (connectedBefore.getAndSet(true)) {
            lost.set(true);
        }
        resyncSoon();
        announceSoon();
    }

    private boolean isWanted(LiveNews news) {
        long now = System.nanoTime();
        if (now - sendAllUntilNanos < 0) {
            return true;
        }
        return switch (news) {
            case LiveNews.Stored(var run, _) -> interest.isWatched(run.organizationId(), now);
            case LiveNews.Changed _, LiveNews.Gone _ -> interest.hasOthers(now);
        };
    }

    private void tick() {
        long now = System.nanoTime();
        boolean slept = now - tickedNanos >= ReplicaInterest.COUNTS_FOR.toNanos();
        tickedNanos = now;
        // Asleep, nobody counted on this replica; a silent one may have died with something to
        // tell.
        if (interest.forgetSilent(now) || slept) {
            resyncSoon();
        }
        announce();
    }

    private void announceSoon() {
        if (announceAsked.compareAndSet(false, true)) {
            threads.after(GATHER, this::announce);
        }
    }

    private void announce() {
        announceAsked.set(false);
        if (lost.getAndSet(false) && !bus.send(LiveJson.write(new BusMessage.Missed()))) {
            lost.set(true);
        }
        Set<OrganizationId> present = rooms.organizations();
        boolean everybody = present.size() > ORGANIZATIONS_MAX;
        bus.send(
                LiveJson.write(
                        new BusMessage.Watching(
                                everybody ? List.of() : List.copyOf(present), everybody)));
        Set<OrganizationId> added = new HashSet<>(present);
        added.removeAll(announced);
        announced = present;
        if (!added.isEmpty() && interest.hasOthers(System.nanoTime())) {
            threads.after(KNOWN_AFTER, () -> resyncLogs(added));
        }
    }

    private void resyncSoon() {
        if (resyncAsked.compareAndSet(false, true)) {
            threads.after(
                    RESYNC_GATHER,
                    () -> {
                        resyncAsked.set(false);
                        rooms.resync();
                    });
        }
    }

    private void resyncLogs(Set<OrganizationId> organizations) {
        for (OrganizationId organization : organizations) {
            Room room = rooms.find(organization);
            if (room != null) {
                room.resyncLogs();
            }
        }
    }
}
