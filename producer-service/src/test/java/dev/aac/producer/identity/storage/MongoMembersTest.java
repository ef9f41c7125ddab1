package dev.aac.producer.identity.storage;

import dev.aac.producer.identity.Members;
import dev.aac.producer.identity.MembersContract;
import dev.aac.producer.identity.Users;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

@QuarkusTest
class MongoMembersTest extends MembersContract {

    @Inject Users users;
    @Inject Members members;

    @Override
    protected Users users() {
        return users;
    }

    @Override
    protected Members members() {
        return members;
    }
}
