package dev.aac.producer.identity.storage;

import dev.aac.producer.identity.Sessions;
import dev.aac.producer.identity.SessionsContract;
import dev.aac.producer.platform.tenancy.GuardedStore;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoSessionsTest extends SessionsContract {

    @RegisterExtension static final GuardedStore STORE = new GuardedStore();

    private final StoredPeople stored = new StoredPeople(STORE);

    @Override
    protected Sessions sessions() {
        return stored.sessions();
    }
}
