package dev.aac.producer.identity.storage;

import dev.aac.producer.identity.Seats;
import dev.aac.producer.identity.SignInMeans;
import dev.aac.producer.identity.User;
import dev.aac.producer.identity.UserId;
import dev.aac.producer.platform.tenancy.DuplicateKey;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.ScopedCollection;
import dev.aac.producer.platform.tenancy.TenantCollection;
import dev.aac.schema.StoreIndex;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** {@link Seats} in MongoDB: a unique index on organization and number refuses a second user. */
@ApplicationScoped
public class MongoSeats implements Seats {

    private static final String SEAT_KEY = "seatKey";
    private static final Document SEAT_ONLY = new Document("_id", 1).append(SEAT_KEY, 1);
    private static final Document BY_ID = new Document("_id", 1);
    private static final char SEPARATOR = '#';

    private final TenantCollection<UserDocument> users;

    public MongoSeats(UserRepository repository) {
        this.users = TenantCollection.of(repository);
    }

    @Override
    public List<Seat> all(OrganizationScope scope) {
        List<Seat> all = new ArrayList<>();
        List<UserDocument> part;
        Document next = new Document();
        do {
            part = users.in(scope).find(next, BY_ID, SEAT_ONLY, ScopedCollection.READ_MAX);
            for (UserDocument user : part) {
                all.add(new Seat(new UserId(user.id().toHexString()), number(user.seatKey())));
                next = new Document("_id", new Document("$gt", user.id()));
            }
        } while (part.size() == ScopedCollection.READ_MAX);
        return all;
    }

    @Override
    public boolean move(OrganizationScope scope, UserId id, int number) {
        try {
            return users.in(scope)
                    .updateFirst(
                            new Document("_id", new ObjectId(id.value())),
                            new Document("$set", new Document(SEAT_KEY, key(scope, number))));
        } catch (DuplicateKey duplicate) {
            if (duplicate.isOn(StoreIndex.USERS_SEAT)) {
                return false;
            }
            throw duplicate;
        }
    }

    @Override
    public Admission admit(OrganizationScope scope, User user, SignInMeans means, int number) {
        try {
            users.in(scope).insert(UserDocument.of(user, means, key(scope, number)));
            return Admission.ADMITTED;
        } catch (DuplicateKey duplicate) {
            if (duplicate.isOn(StoreIndex.USERS_SEAT)) {
                return Admission.SEAT_TAKEN;
            }
            if (duplicate.isOn(StoreIndex.USERS_EMAIL)
                    || duplicate.isOn(StoreIndex.USERS_IDENTITY)) {
                return Admission.EMAIL_TAKEN;
            }
            throw duplicate;
        }
    }

    private static String key(OrganizationScope scope, int number) {
        return scope.organizationId().value() + SEPARATOR + number;
    }

    private static int number(@Nullable String key) {
        return key == null ? NONE : Integer.parseInt(key.substring(key.indexOf(SEPARATOR) + 1));
    }
}
