package dev.aac.producer.identity.storage;

import dev.aac.producer.identity.Invitations;
import dev.aac.producer.identity.InvitationsContract;
import dev.aac.producer.platform.tenancy.GuardedStore;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoInvitationsTest extends InvitationsContract {

    @RegisterExtension static final GuardedStore STORE = new GuardedStore();

    private final StoredPeople stored = new StoredPeople(STORE);

    @Override
    protected Invitations invitations() {
        return stored.invitations();
    }
}
