package dev.aac.producer.identity;

class InMemorySeatsTest extends SeatsContract {

    private final InMemoryUsers users = new InMemoryUsers();
    private final Seats seats = new InMemorySeats(users);

    @Override
    protected Users users() {
        return users;
    }

    @Override
    protected Seats seats() {
        return seats;
    }
}
