package dev.aac.producer.identity;

import dev.aac.producer.platform.tenancy.OrganizationScope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@link Seats} of {@link InMemoryUsers}. Thread-safe. */
final class InMemorySeats implements Seats {

    private final InMemoryUsers users;
    private final Map<UserId, Integer> numbers = new HashMap<>();

    InMemorySeats(InMemoryUsers users) {
        this.users = users;
    }

    @Override
    public synchronized List<Seat> all(OrganizationScope scope) {
        return users.all().stream()
                .filter(user -> user.organizationId().equals(scope.organizationId()))
                .map(user -> new Seat(user.id(), numbers.getOrDefault(user.id(), NONE)))
                .toList();
    }

    @Override
    public synchronized boolean move(OrganizationScope scope, UserId id, int number) {
        if (isTaken(scope, number) || users.find(scope, id).isEmpty()) {
            return false;
        }
        numbers.put(id, number);
        return true;
    }

    @Override
    public synchronized Admission admit(
            OrganizationScope scope, User user, SignInMeans means, int number) {
        if (isTaken(scope, number)) {
            return Admission.SEAT_TAKEN;
        }
        if (!users.insert(scope, user, means)) {
            return Admission.EMAIL_TAKEN;
        }
        numbers.put(user.id(), number);
        return Admission.ADMITTED;
    }

    private boolean isTaken(OrganizationScope scope, int number) {
        return all(scope).stream().anyMatch(seat -> seat.number() == number);
    }
}
