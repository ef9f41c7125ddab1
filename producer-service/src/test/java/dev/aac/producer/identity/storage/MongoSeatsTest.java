package dev.aac.producer.identity.storage;

import dev.aac.producer.identity.Seats;
import dev.aac.producer.identity.SeatsContract;
import dev.aac.producer.identity.Users;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

@QuarkusTest
class MongoSeatsTest extends SeatsContract {

    @Inject Users users;
    @Inject Seats seats;

    @Override
    protected Users users() {
        return users;
    }

    @Override
    protected Seats seats() {
        return seats;
    }
}
