package dev.aac.producer.platform.tenancy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import dev.aac.schema.InstallationKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * A collection that belongs to the installation as a whole and holds nothing of any tenant. It
 * cannot be made for another collection than those of {@link InstallationKind}. Safe for concurrent
 * use; every call is bounded in time and throws {@link StoreAway} when the store does not answer.
 */
public final class InstallationCollection {

    /** Most documents one call reads. */
    public static final int READ_MAX = 1_000;

    private static final String ID = "_id";

    private final MongoCollection<Document> collection;

    private InstallationCollection(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    public static InstallationCollection of(StoreDatabase database, InstallationKind kind) {
        return new InstallationCollection(database.bounded().getCollection(kind.collectionName()));
    }

    public Optional<Document> find(String id) {
        return StoreCalls.call(
                () -> Optional.ofNullable(collection.find(new Document(ID, id)).first()));
    }

    /**
     * Some documents that match, in no order.
     *
     * @param limit from 1 to {@link #READ_MAX}
     */
    public List<Document> find(Document filter, int limit) {
        ScopedCollection.requireLimit(limit, READ_MAX);
        return StoreCalls.call(() -> collection.find(filter).limit(limit).into(new ArrayList<>()));
    }

    /** Writes a document over the one with that id, or makes it. */
    public void put(String id, Document fields) {
        Document document = new Document(ID, id);
        document.putAll(fields);
        ReplaceOptions upsert = new ReplaceOptions().upsert(true);
        StoreCalls.call(() -> collection.replaceOne(new Document(ID, id), document, upsert));
    }

    /**
     * @return false when there is one with that id
     */
    public boolean insert(String id, Document fields) {
        Document document = new Document(ID, id);
        document.putAll(fields);
        try {
            StoreCalls.call(() -> collection.insertOne(document));
            return true;
        } catch (DuplicateKey _) {
            return false;
        }
    }

    /**
     * Updates one document and reads it in one atomic step.
     *
     * @return the document as it is after the update; empty when none matched
     */
    public Optional<Document> findFirstAndUpdate(Document filter, Document update) {
        FindOneAndUpdateOptions after =
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
        return StoreCalls.call(
                () -> Optional.ofNullable(collection.findOneAndUpdate(filter, update, after)));
    }

    /** Removes one document and reads, in the same atomic step, what it was. */
    public Optional<Document> take(String id) {
        return StoreCalls.call(
                () -> Optional.ofNullable(collection.findOneAndDelete(new Document(ID, id))));
    }

    /** Returns how many matched and are gone. */
    public long deleteAll(Document filter) {
        return StoreCalls.call(() -> collection.deleteMany(filter).getDeletedCount());
    }
}
