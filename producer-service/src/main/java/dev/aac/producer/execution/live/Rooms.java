package dev.aac.producer.execution.live;

import static java.util.Objects.requireNonNull;

import dev.aac.contract.id.OrganizationId;
import dev.aac.contract.id.RunId;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The rooms of this replica: one for each organization that has a socket here, or somebody who
 * follows a log. Thread-safe.
 */
@Singleton
final class Rooms {

    private final ConcurrentMap<OrganizationId, Occupied> rooms = new ConcurrentHashMap<>();
    private final RoomBuilder builder;
    private volatile Runnable occupancyListener = () -> {};

    /**
     * @param guests sockets and followers
     */
    private record Occupied(Room room, int guests) {}

    Rooms(RoomBuilder builder) {
        this.builder = builder;
    }

    /** Has a listener called, on any thread, whenever {@link #organizations} changed. */
    void onOccupancy(Runnable listener) {
        occupancyListener = listener;
    }

    /**
     * Lets a socket into the room of an organization; it leaves when it is closed.
     *
     * @param greeting what the socket gets before anything from the room
     */
    void enter(LiveSocket socket, OrganizationScope scope, Payload greeting) {
        OrganizationId organization = scope.organizationId();
        if (!socket.enter(roomFor(scope), greeting, () -> leave(organization))) {
            leave(organization);
        }
    }

    /**
     * Has somebody woken, by any thread, when something of a run may have been written.
     *
     * @param wake quick, never waits
     * @return to be called once, to end that
     */
    Runnable listen(OrganizationScope scope, RunId run, Runnable wake) {
        Room room = roomFor(scope);
        Room.Ear ear = new Room.Ear(run, wake);
        room.listen(ear);
        return () -> {
            room.listenNoMore(ear);
            leave(scope.organizationId());
        };
    }

    /** The room of an organization, or null when it has nobody here. */
    @Nullable Room find(OrganizationId organization) {
        Occupied occupied = rooms.get(organization);
        return occupied == null ? null : occupied.room();
    }

    /** Those that have somebody here; a copy. */
    Set<OrganizationId> organizations() {
        return Set.copyOf(rooms.keySet());
    }

    /** Events may have been lost: every room reads again what it watches. */
    void resync() {
        rooms.values().forEach(occupied -> occupied.room().resync());
    }

    private Room roomFor(OrganizationScope scope) {
        Occupied now =
                requireNonNull(
                        rooms.compute(
                                scope.organizationId(),
                                (_, before) ->
                                        before == null
                                                ? new Occupied(builder.build(scope), 1)
                                                : new Occupied(before.room(), before.guests() + 1)),
                        "it was computed");
        if (now.guests() == 1) {
            occupancyListener.run();
        }
        return now.room();
    }

    private void leave(OrganizationId organization) {
        Occupied left =
                rooms.computeIfPresent(
                        organization,
                        (_, before) ->
                                before.guests() == 1
                                        ? null
                                        : new Occupied(before.room(), before.guests() - 1));
        if (left == null) {
            occupancyListener.run();
        }
    }
}
