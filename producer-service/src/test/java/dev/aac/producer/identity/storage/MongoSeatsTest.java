package dev.aac.producer.identity.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aac.contract.id.OrganizationId;
import dev.aac.producer.identity.Seats;
import dev.aac.producer.identity.SeatsContract;
import dev.aac.producer.identity.Users;
import dev.aac.producer.platform.tenancy.GuardedStore;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.ScopedCollection;
import dev.aac.schema.StoreCollection;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
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

    @Test
    void moreUsersThanOneCallReadsAreShownOnceEach() {
        ObjectId organization = new ObjectId();
        int users = ScopedCollection.READ_MAX + 1;
        STORE.raw(StoreCollection.USERS)
                .insertMany(
                        IntStream.range(0, users)
                                .mapToObj(
                                        i ->
                                                new Document("organizationId", organization)
                                                        .append("email", organization + "-" + i))
                                .toList());
        OrganizationScope scope =
                OrganizationScope.ofVerifiedToken(new OrganizationId(organization.toHexString()));

        assertThat(seats().all(scope)).hasSize(users).doesNotHaveDuplicates();
    }
}
