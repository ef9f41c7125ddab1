package dev.aac.producer.identity.storage;

import dev.aac.producer.identity.Users;
import dev.aac.producer.identity.UsersContract;
import dev.aac.producer.platform.tenancy.GuardedStore;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoUsersTest extends UsersContract {

    @RegisterExtension static final GuardedStore STORE = new GuardedStore();

    private final StoredPeople stored = new StoredPeople(STORE);

    @Override
    protected Users users() {
        return stored.users();
    }
}
