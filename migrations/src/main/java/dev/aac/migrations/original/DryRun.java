package dev.aac.migrations.original;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import dev.aac.migrations.run.Database;
import dev.aac.schema.StoreCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.types.ObjectId;

/** What the conversion would make of the originals, found by making it and throwing it away. */
final class DryRun {

    private static final Owner NOBODY = new Owner(new ObjectId(), new ObjectId().toHexString());

    private final Database database;
    private final NamesTaken taken;
    private final FirstLines changes = new FirstLines();
    private Counts counts = Counts.NONE;
    private long lines;
    private long chunks;

    /**
     * @param organization that gets them, if it is there
     */
    DryRun(Database database, Optional<ObjectId> organization) {
        this.database = database;
        this.taken = new NamesTaken(database, organization, NamesTaken.SEEN_MAX);
    }

    List<String> all() {
        // Without a size the embedded store answers all the rest at once, which may be too large.
        try (MongoCursor<RawBsonDocument> cursor =
                originals()
                        .find(Database.original())
                        .batchSize(OriginalsBackup.BATCH_MAX)
                        .cursor()) {
            List<RawBsonDocument> batch = OriginalsBackup.batch(cursor);
            while (!batch.isEmpty()) {
                add(batch.stream().map(each -> Original.of(OriginalsBackup.form(each))).toList());
                batch = OriginalsBackup.batch(cursor);
            }
        }
        List<String> all = new ArrayList<>();
        all.add(
                "would convert %d executions: %d renamed, %d interrupted, %d without a usable image"
                        .formatted(
                                counts.documents(),
                                counts.renamed(),
                                counts.interrupted(),
                                counts.withoutImage()));
        all.add("would make %d lines of log in %d chunks".formatted(lines, chunks));
        all.addAll(changes.all());
        if (taken.overflowed()) {
            all.add(
                    "more may be renamed: it compared the first %d names"
                            .formatted(NamesTaken.SEEN_MAX));
        }
        return all;
    }

    private void add(List<Original> originals) {
        Set<String> held =
                taken.inOrganization(
                        originals.stream()
                                .map(each -> each.text("taskId"))
                                .filter(Objects::nonNull)
                                .toList());
        for (Original original : originals) {
            String name = name(original, held);
            Conversion conversion = Conversion.of(original, NOBODY, name);
            counts = counts.plus(Counts.of(original, name));
            chunks += conversion.chunks().size();
            lines += conversion.execution().get("logs", Document.class).getLong("lines");
            note(original, name);
        }
    }

    /** The one it would have: its own unless that cannot be, or is another's. */
    private String name(Original original, Set<String> held) {
        List<String> candidates = TaskNames.candidates(original);
        String first = candidates.getFirst();
        boolean isItsOwn = first.equals(original.text("taskId"));
        return isItsOwn && (held.contains(first) || taken.seen(first)) ? candidates.get(1) : first;
    }

    private void note(Original original, String name) {
        String given = original.text("taskId");
        if (!name.equals(given)) {
            changes.add("would rename \"%s\" to \"%s\"".formatted(given, name));
        }
        if (!Conversion.hasImage(original)) {
            changes.add(
                    "would replace the image \"%s\" of \"%s\""
                            .formatted(original.text("image"), name));
        }
    }

    private MongoCollection<RawBsonDocument> originals() {
        return database.unlimited(StoreCollection.EXECUTIONS.collectionName());
    }
}
