package dev.aac.producer.identity;

class InMemoryMembersTest extends MembersContract {

    private final InMemoryUsers users = new InMemoryUsers();
    private final Members members = new InMemoryMembers(users);

    @Override
    protected Users users() {
        return users;
    }

    @Override
    protected Members members() {
        return members;
    }
}
