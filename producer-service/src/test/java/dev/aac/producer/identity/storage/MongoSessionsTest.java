package dev.aac.producer.identity.storage;

import dev.aac.producer.identity.Sessions;
import dev.aac.producer.identity.SessionsContract;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

@QuarkusTest
class MongoSessionsTest extends SessionsContract {

    @Inject Sessions sessions;

    @Override
    protected Sessions sessions() {
        return sessions;
    }
}
