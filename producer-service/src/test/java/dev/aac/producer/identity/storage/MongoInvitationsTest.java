package dev.aac.producer.identity.storage;

import dev.aac.producer.identity.Invitations;
import dev.aac.producer.identity.InvitationsContract;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

@QuarkusTest
class MongoInvitationsTest extends InvitationsContract {

    @Inject Invitations invitations;

    @Override
    protected Invitations invitations() {
        return invitations;
    }
}
