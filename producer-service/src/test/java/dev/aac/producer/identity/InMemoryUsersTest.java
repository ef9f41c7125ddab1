package dev.aac.producer.identity;

class InMemoryUsersTest extends UsersContract {

    private final Users users = new InMemoryUsers();

    @Override
    protected Users users() {
        return users;
    }
}
