package dev.aac.producer.identity.storage;

import dev.aac.producer.identity.Users;
import dev.aac.producer.identity.UsersContract;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

@QuarkusTest
class MongoUsersTest extends UsersContract {

    @Inject Users users;

    @Override
    protected Users users() {
        return users;
    }
}
