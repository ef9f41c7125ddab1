package dev.aac.producer.identity;

import dev.aac.producer.organization.InMemoryOrganizations;
import dev.aac.producer.organization.PlanLimits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** What inviting and joining work on, in memory: the organization of a {@link SessionWorld}. */
final class InvitingWorld {

    static final Email GUEST = new Email("guest@example.org");

    final InMemoryOrganizations organizations = new InMemoryOrganizations();
    final InMemoryInvitations invitations = new InMemoryInvitations();
    final InMemoryMembers members;
    final PeopleEvents events;
    final SeatPlan seats;

    private final SessionWorld world;

    InvitingWorld(SessionWorld world, int usersMax) {
        this.world = world;
        members = new InMemoryMembers(world.users);
        events = new PeopleEvents(new SimpleMeterRegistry(), world.trail);
        seats = seatsOf(new InMemorySeats(world.users));
        limitUsers(usersMax);
    }

    void limitUsers(int usersMax) {
        organizations.limit(world.acme, new PlanLimits(1, 100, usersMax, 1));
    }

    SeatPlan seatsOf(Seats stored) {
        return new SeatPlan(organizations, stored, members, invitations);
    }

    Joining joining(SeatPlan seats) {
        return new Joining(seats, invitations, members, events);
    }

    /** By Ada, open, and not stored yet. */
    Invitation invitation() {
        return new Invitation(
                invitations.newId(),
                world.acme.organizationId(),
                GUEST,
                Role.DEVELOPER,
                InvitationStatus.PENDING,
                world.ada.id(),
                world.clock.instant().plus(Invitation.LIFE),
                world.clock.instant());
    }
}
