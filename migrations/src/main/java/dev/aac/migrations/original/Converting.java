package dev.aac.migrations.original;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import dev.aac.migrations.run.Database;
import dev.aac.migrations.run.Migration.Step;
import dev.aac.schema.StoreCollection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.types.ObjectId;

/**
 * Makes executions and log chunks of the kept originals, batch by batch in the order of their ids.
 * How far it came is kept with what was counted, in one write after each batch: a batch that is
 * done again is the same, for of two with one name the one with the smaller id keeps it.
 */
final class Converting {

    /** Where it stands. */
    static final String POSITION = "position";

    private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
    private static final int BATCHES_PER_LINE = 50;

    private final Step step;
    private final OriginalsBackup kept;
    private final Owner owner;

    Converting(Step step, Owner owner) {
        this.step = step;
        this.kept = new OriginalsBackup(step.database());
        this.owner = owner;
    }

    void all() {
        Document history = step.history().read();
        ObjectId start = history.getObjectId(POSITION);
        Counts counts = Counts.read(history);
        if (counts.documents() + kept.countAfter(start) != kept.count()) {
            // Some came later whose ids are smaller: all are gone through again.
            start = null;
            counts = Counts.NONE;
        }
        List<RawBsonDocument> batch = kept.after(start);
        for (int batches = 1; !batch.isEmpty(); batches++) {
            List<Original> originals = batch.stream().map(Original::of).toList();
            counts = counts.plus(convert(originals));
            ObjectId position = originals.getLast().id();
            step.history().keep(counts.toDocument().append(POSITION, position));
            if (batches % BATCHES_PER_LINE == 0) {
                step.say().accept("converted " + counts.documents());
            }
            batch = kept.after(position);
        }
    }

    private Counts convert(List<Original> originals) {
        Map<String, ObjectId> holders = holders(originals);
        List<Document> executions = new ArrayList<>();
        List<Document> chunks = new ArrayList<>();
        Counts counts = Counts.NONE;
        for (Original original : originals) {
            String name = name(original, holders);
            Conversion conversion = Conversion.of(original, owner, name);
            executions.add(conversion.execution());
            chunks.addAll(conversion.chunks());
            counts = counts.plus(Counts.of(original, name));
            String given = original.text("taskId");
            if (!name.equals(given)) {
                step.say().accept("renamed \"%s\" to \"%s\"".formatted(given, name));
            }
        }
        step.lease().requireHeld();
        write(StoreCollection.LOG_CHUNKS, chunks);
        step.lease().requireHeld();
        write(StoreCollection.EXECUTIONS, executions);
        return counts;
    }

    private static String name(Original original, Map<String, ObjectId> holders) {
        for (String candidate : TaskNames.candidates(original)) {
            ObjectId holder = holders.putIfAbsent(candidate, original.id());
            if (holder == null || holder.equals(original.id())) {
                return candidate;
            }
        }
        throw new IllegalStateException("two executions are the same: " + original.id());
    }

    /** Who has the names that these might get. */
    private Map<String, ObjectId> holders(List<Original> originals) {
        List<String> names =
                originals.stream().flatMap(each -> TaskNames.candidates(each).stream()).toList();
        Map<String, ObjectId> holders = new HashMap<>();
        step.database()
                .documents(StoreCollection.EXECUTIONS)
                .find(
                        new Document("organizationId", owner.organizationId())
                                .append("taskId", new Document("$in", names)))
                .projection(new Document("taskId", 1))
                .forEach(each -> holders.put(each.getString("taskId"), each.getObjectId("_id")));
        return holders;
    }

    private void write(StoreCollection kind, List<Document> documents) {
        if (!documents.isEmpty()) {
            Database database = step.database();
            database.documents(kind)
                    .bulkWrite(
                            documents.stream()
                                    .map(
                                            each ->
                                                    new ReplaceOneModel<>(
                                                            new Document("_id", each.get("_id")),
                                                            each,
                                                            UPSERT))
                                    .toList(),
                            ANY_ORDER);
        }
    }
}
