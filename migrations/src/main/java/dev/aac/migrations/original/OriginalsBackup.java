package dev.aac.migrations.original;

import static java.util.Objects.requireNonNull;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.CountOptions;
import dev.aac.migrations.run.Database;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The originals as they were, in a collection of their own: they are read from there, compared with
 * what came out, and a rollback puts them back. Only one whose id is no ObjectId gets another one,
 * as today's executions have; its own is in {@link #ORIGINAL_ID}.
 */
final class OriginalsBackup {

    static final String COLLECTION = "executions_original";
    static final String ORIGINAL_ID = "_originalId";

    /** So that the names of a batch, with all they might be called, fit one look-up. */
    static final int BATCH_MAX = 300;

    /** An output may have 16 MB: a batch ends with the document that fills it. */
    static final int BATCH_BYTES_MAX = 8 * 1024 * 1024;

    private static final String ID = "_id";

    /** Without the documents, whose outputs would have to be read to count them. */
    private static final CountOptions BY_ID = new CountOptions().hint(new Document(ID, 1));

    private final MongoCollection<RawBsonDocument> collection;

    OriginalsBackup(Database database) {
        this.collection = database.raw(COLLECTION);
    }

    MongoCollection<RawBsonDocument> collection() {
        return collection;
    }

    long count() {
        return countAfter(null);
    }

    /**
     * The next ones in the order of their ids.
     *
     * @param position the id of the last one before; null for the first ones
     */
    List<RawBsonDocument> after(@Nullable ObjectId position) {
        try (MongoCursor<RawBsonDocument> cursor =
                collection
                        .find(beyond(position))
                        .sort(new Document(ID, 1))
                        .limit(BATCH_MAX)
                        .cursor()) {
            return batch(cursor);
        }
    }

    long countAfter(@Nullable ObjectId position) {
        return Database.patient(collection).countDocuments(beyond(position), BY_ID);
    }

    private static Document beyond(@Nullable ObjectId position) {
        return position == null ? new Document() : new Document(ID, new Document("$gt", position));
    }

    /** As many as a batch may hold. */
    static List<RawBsonDocument> batch(MongoCursor<RawBsonDocument> cursor) {
        List<RawBsonDocument> batch = new ArrayList<>();
        long bytes = 0;
        while (batch.size() < BATCH_MAX && bytes < BATCH_BYTES_MAX && cursor.hasNext()) {
            RawBsonDocument next = cursor.next();
            batch.add(next);
            bytes += Fingerprints.size(next);
        }
        return batch;
    }

    /** How an original is kept: byte by byte, but for an id that would not do. */
    static RawBsonDocument form(RawBsonDocument original) {
        BsonValue id = requireNonNull(original.get(ID), "a stored document without an id");
        if (id.isObjectId()) {
            return original;
        }
        BsonDocument form = new BsonDocument(ID, new BsonObjectId(derived(id)));
        form.append(ORIGINAL_ID, id);
        original.forEach(
                (field, value) -> {
                    if (!field.equals(ID)) {
                        form.append(field, value);
                    }
                });
        return new RawBsonDocument(form, new BsonDocumentCodec());
    }

    private static ObjectId derived(BsonValue id) {
        return Ids.derived(new BsonDocument(ID, id).toJson());
    }
}
