package dev.aac.producer.identity.storage;

import dev.aac.producer.identity.Seats;
import dev.aac.producer.identity.SeatsContract;
import dev.aac.producer.identity.Users;
import dev.aac.producer.platform.tenancy.GuardedStore;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoSeatsTest extends SeatsContract {

    @RegisterExtension static final GuardedStore STORE = new GuardedStore();

    private final StoredPeople stored = new StoredPeople(STORE);

    @Override
    protected Users users() {
        return stored.users();
    }

    @Override
    protected Seats seats() {
        return stored.seats();
    }
}
