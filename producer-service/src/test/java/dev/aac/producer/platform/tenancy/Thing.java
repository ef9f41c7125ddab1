package dev.aac.producer.platform.tenancy;

import com.mongodb.client.MongoCollection;
import dev.aac.contract.id.OrganizationId;
import dev.aac.schema.StoreCollection;
import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.ObjectId;

/** Something that an organization has. Public, or the driver's record codec cannot read it. */
public record Thing(@BsonId ObjectId id, ObjectId organizationId, String name, int number)
        implements TenantDocument {

    static final StoreCollection KIND = StoreCollection.SESSIONS;

    static Thing of(OrganizationScope scope, String name, int number) {
        return new Thing(
                new ObjectId(), new ObjectId(scope.organizationId().value()), name, number);
    }

    static OrganizationScope someOrganization() {
        return OrganizationScope.ofNewOrganization(
                new OrganizationId(new ObjectId().toHexString()));
    }

    /** Those of all organizations. */
    static TenantCollection<Thing> in(GuardedStore store) {
        MongoCollection<Thing> collection = store.collection(KIND, Thing.class);
        return TenantCollection.of(repository(collection));
    }

    static PanacheMongoRepositoryBase<Thing, ObjectId> repository(
            MongoCollection<Thing> collection) {
        return new PanacheMongoRepositoryBase<>() {
            @Override
            public MongoCollection<Thing> mongoCollection() {
                return collection;
            }
        };
    }
}
