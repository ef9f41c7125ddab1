package dev.aac.migrations.original;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import dev.aac.migrations.run.Database;
import dev.aac.schema.StoreCollection;
import java.util.List;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.types.ObjectId;

/** What the conversion would make of the originals, found by making it and throwing it away. */
final class Forecast {

    private static final Owner NOBODY = new Owner(new ObjectId(), new ObjectId().toHexString());

    private final Database database;

    Forecast(Database database) {
        this.database = database;
    }

    List<String> all() {
        Counts counts = Counts.NONE;
        long lines = 0;
        long chunks = 0;
        // Without a size the embedded store answers all the rest at once, which may be too large.
        try (MongoCursor<RawBsonDocument> cursor =
                originals().find(Database.original()).batchSize(Kept.BATCH_MAX).cursor()) {
            while (cursor.hasNext()) {
                Original original = Original.of(Kept.form(cursor.next()));
                String name = TaskNames.candidates(original).getFirst();
                Conversion conversion = Conversion.of(original, NOBODY, name);
                counts = counts.plus(Counts.of(original, name));
                chunks += conversion.chunks().size();
                lines += conversion.execution().get("logs", Document.class).getLong("lines");
            }
        }
        long renamed = counts.renamed() + namesakes();
        return List.of(
                "would convert %d executions: %d renamed, %d interrupted, %d without a usable image"
                        .formatted(
                                counts.documents(),
                                renamed,
                                counts.interrupted(),
                                counts.withoutImage()),
                "would make %d lines of log in %d chunks".formatted(lines, chunks));
    }

    /** How many have a name that an earlier one has. */
    private long namesakes() {
        Document found =
                database.documents(StoreCollection.EXECUTIONS)
                        .aggregate(
                                List.of(
                                        new Document("$match", Database.original()),
                                        new Document(
                                                "$group",
                                                new Document("_id", "$taskId")
                                                        .append("count", new Document("$sum", 1))),
                                        new Document(
                                                "$match",
                                                new Document("count", new Document("$gt", 1))),
                                        new Document(
                                                "$group",
                                                new Document("_id", null)
                                                        .append(
                                                                "all",
                                                                new Document("$sum", "$count"))
                                                        .append("names", new Document("$sum", 1)))))
                        .allowDiskUse(true)
                        .first();
        return found == null
                ? 0
                : found.get("all", Number.class).longValue()
                        - found.get("names", Number.class).longValue();
    }

    private MongoCollection<RawBsonDocument> originals() {
        return database.unlimited(StoreCollection.EXECUTIONS.collectionName());
    }
}
