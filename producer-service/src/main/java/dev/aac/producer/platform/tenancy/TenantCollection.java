package dev.aac.producer.platform.tenancy;

import com.mongodb.client.MongoCollection;
import dev.aac.schema.StoreCollection;
import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import java.util.concurrent.TimeUnit;
import org.bson.types.ObjectId;

/**
 * A collection of tenant data. It offers no query: only {@link #in} leads to one. Safe for
 * concurrent use.
 *
 * @param <D> the stored record; public, or the driver's record codec cannot read it
 */
public final class TenantCollection<D extends TenantDocument> {

    private final StoreCollection kind;
    private final MongoCollection<D> collection;

    private TenantCollection(StoreCollection kind, MongoCollection<D> collection) {
        this.kind = kind;
        this.collection = collection;
    }

    /**
     * Wraps a repository.
     *
     * @throws IllegalStateException when its collection is not declared in {@link StoreCollection}
     */
    public static <D extends TenantDocument> TenantCollection<D> of(
            PanacheMongoRepositoryBase<D, ObjectId> repository) {
        MongoCollection<D> collection =
                repository
                        .mongoCollection()
                        .withTimeout(StoreCalls.CALL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        return new TenantCollection<>(
                StoreCollection.named(collection.getNamespace().getCollectionName()), collection);
    }

    /** The part of the collection that belongs to the scope's organization. */
    public ScopedCollection<D> in(OrganizationScope scope) {
        return new ScopedCollection<>(kind, collection, scope);
    }

    StoreCollection kind() {
        return kind;
    }

    MongoCollection<D> unscoped() {
        return collection;
    }
}
