package dev.aac.migrations.original;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import dev.aac.migrations.run.Database;
import dev.aac.migrations.run.Lease;
import dev.aac.migrations.run.RefusedException;
import dev.aac.schema.StoreCollection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.RawBsonDocument;

/**
 * Moves the originals to where they are {@link OriginalsBackup kept}. Each is written there, read
 * back, found to be the same, and only then removed: a death in between leaves one that is moved
 * again.
 */
final class Keeping {

    private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<RawBsonDocument> executions;
    private final MongoCollection<RawBsonDocument> kept;
    private final Lease lease;

    Keeping(Database database, Lease lease) {
        this.executions = database.raw(StoreCollection.EXECUTIONS.collectionName());
        this.kept = new OriginalsBackup(database).collection();
        this.lease = lease;
    }

    void all() {
        List<RawBsonDocument> batch = next();
        while (!batch.isEmpty()) {
            lease.requireHeld();
            List<RawBsonDocument> forms = batch.stream().map(OriginalsBackup::form).toList();
            kept.bulkWrite(
                    forms.stream()
                            .map(form -> new ReplaceOneModel<>(withId(form), form, UPSERT))
                            .toList(),
                    ANY_ORDER);
            requireKept(forms);
            lease.requireHeld();
            executions.deleteMany(
                    Database.original().append("_id", new Document("$in", ids(batch))));
            batch = next();
        }
    }

    private List<RawBsonDocument> next() {
        try (MongoCursor<RawBsonDocument> cursor =
                Database.patient(executions)
                        .find(Database.original())
                        .limit(OriginalsBackup.BATCH_MAX)
                        .cursor()) {
            return OriginalsBackup.batch(cursor);
        }
    }

    private void requireKept(List<RawBsonDocument> forms) {
        Map<BsonValue, String> found = new HashMap<>();
        kept.find(new Document("_id", new Document("$in", ids(forms))))
                .forEach(each -> found.put(each.get("_id"), Fingerprints.of(each)));
        for (RawBsonDocument form : forms) {
            if (!Fingerprints.of(form).equals(found.get(form.get("_id")))) {
                throw new RefusedException(
                        "An execution could not be copied as it is (id %s): nothing of it was removed"
                                .formatted(form.get("_id")));
            }
        }
    }

    private static List<BsonValue> ids(List<RawBsonDocument> documents) {
        return documents.stream().map(document -> document.get("_id")).toList();
    }

    private static Document withId(RawBsonDocument document) {
        return new Document("_id", document.get("_id"));
    }
}
