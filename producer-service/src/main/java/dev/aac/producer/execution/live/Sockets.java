package dev.aac.producer.execution.live;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Every connection of this replica, signed in or not. Thread-safe. */
@Singleton
final class Sockets {

    private final Set<LiveSocket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();
    private final Map<CloseCode, LongAdder> closed = new EnumMap<>(CloseCode.class);
    private final int max;
    private final UnauthenticatedSockets unauthenticated;

    /**
     * @param max most connections of this replica
     */
    Sockets(
            @ConfigProperty(name = "aac.live.sockets-max") int max,
            UnauthenticatedSockets unauthenticated) {
        this.max = max;
        this.unauthenticated = unauthenticated;
        for (CloseCode code : CloseCode.values()) {
            closed.put(code, new LongAdder());
        }
    }

    /**
     * @return false when there are too many
     */
    boolean add(LiveSocket socket) {
        if (count.incrementAndGet() > max) {
            count.decrementAndGet();
            return false;
        }
        open.add(socket);
        return true;
    }

    void remove(LiveSocket socket) {
        if (open.remove(socket)) {
            count.decrementAndGet();
            CloseCode why = socket.closedWith();
            if (why != null) {
                closed.getOrDefault(why, new LongAdder()).increment();
            }
        }
    }

    /** How many connections there are. */
    int count() {
        return count.get();
    }

    /** How many connections were closed from here for that reason since the start. */
    long closed(CloseCode why) {
        return closed.getOrDefault(why, new LongAdder()).sum();
    }

    /** Those on which nobody has signed in. */
    UnauthenticatedSockets unauthenticated() {
        return unauthenticated;
    }

    boolean isFull() {
        return count.get() >= max;
    }

    /** Those open now; it changes while being looked at. */
    Collection<LiveSocket> all() {
        return Collections.unmodifiableSet(open);
    }
}
