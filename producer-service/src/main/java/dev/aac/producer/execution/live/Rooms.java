package dev.aac.producer.execution.live;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The rooms of this replica: one for each organization that has a socket here. Thread-safe. */
@Singleton
final class Rooms {

    private final ConcurrentMap<OrganizationId, Occupied> rooms = new ConcurrentHashMap<>();
    private final RoomBuilder builder;
    private final int socketsPerOrganizationMax;
    private volatile Runnable occupancyListener = () -> {};

    private record Occupied(Room room, int sockets) {}

    /**
     * @param socketsPerOrganizationMax most sockets of one organization on this replica
     */
    Rooms(
            RoomBuilder builder,
            @ConfigProperty(name = "aac.live.sockets-per-organization-max")
                    int socketsPerOrganizationMax) {
        this.builder = builder;
        this.socketsPerOrganizationMax = socketsPerOrganizationMax;
    }

    /** Has a listener called, on any thread, whenever {@link #organizations} changed. */
    void onOccupancy(Runnable listener) {
        occupancyListener = listener;
    }

    /**
     * Lets a socket into the room of an organization; it leaves when it is closed.
     *
     * @param greeting what the socket gets before anything from the room
     * @return false when the organization has too many sockets here
     */
    boolean enter(LiveSocket socket, OrganizationScope scope, Payload greeting) {
        OrganizationId organization = scope.organizationId();
        Room room = takePlace(scope);
        if (room == null) {
            return false;
        }
        if (!socket.enter(room, greeting, () -> freePlace(organization))) {
            freePlace(organization);
        }
        return true;
    }

    /** The room of an organization, or null when it has no socket here. */
    @Nullable Room find(OrganizationId organization) {
        Occupied occupied = rooms.get(organization);
        return occupied == null ? null : occupied.room();
    }

    /** Those that have a socket here; a copy. */
    Set<OrganizationId> organizations() {
        return Set.copyOf(rooms.keySet());
    }

    /** Events may have been lost: every room reads again what it watches. */
    void resync() {
        rooms.values().forEach(occupied -> occupied.room().resync());
    }

    private @Nullable Room takePlace(OrganizationScope scope) {
        boolean[] refused = {false};
        Occupied now =
                rooms.compute(
                        scope.organizationId(),
                        (_, before) -> {
                            if (before == null) {
                                return new Occupied(builder.build(scope), 1);
                            }
                            refused[0] = before.sockets() >= socketsPerOrganizationMax;
                            return refused[0]
                                    ? before
                                    : new Occupied(before.room(), before.sockets() + 1);
                        });
        if (refused[0] || now == null) {
            return null;
        }
        if (now.sockets() == 1) {
            occupancyListener.run();
        }
        return now.room();
    }

    private void freePlace(OrganizationId organization) {
        Occupied left =
                rooms.computeIfPresent(
                        organization,
                        (_, before) ->
                                before.sockets() == 1
                                        ? null
                                        : new Occupied(before.room(), before.sockets() - 1));
        if (left == null) {
            occupancyListener.run();
        }
    }
}
