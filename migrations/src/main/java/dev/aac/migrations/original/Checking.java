package dev.aac.migrations.original;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aac.migrations.run.Database;
import dev.aac.schema.StoreCollection;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.bson.types.ObjectId;

/**
 * Compares each kept original with what became of it, by two hashes: of the stored execution with
 * its chunks, against what the original is converted to; and of the text that the chunks hold,
 * against the output itself.
 */
final class Checking {

    private static final DocumentCodec CODEC = new DocumentCodec();

    private final Database database;
    private final OriginalsBackup kept;
    private final Owner owner;
    private final FirstLines faults = new FirstLines();

    Checking(Database database, Owner owner) {
        this.database = database;
        this.kept = new OriginalsBackup(database);
        this.owner = owner;
    }

    /**
     * What was compared.
     *
     * @param hash over the hashes of all originals, in the order of their ids
     * @param faults the first ones, and how many more there are
     */
    record Result(long documents, long lines, String hash, List<String> faults) {

        Result {
            faults = List.copyOf(faults);
        }
    }

    /** What became of some originals. */
    private record Stored(
            Map<ObjectId, RawBsonDocument> executions,
            Map<String, SortedMap<Long, RawBsonDocument>> chunks) {

        List<RawBsonDocument> chunksOf(String runId) {
            return List.copyOf(chunks.getOrDefault(runId, new TreeMap<>()).values());
        }
    }

    /**
     * @param betweenBatches is called before each
     */
    Result all(Runnable betweenBatches) {
        MessageDigest digest = Fingerprints.digest();
        long documents = 0;
        long lines = 0;
        List<RawBsonDocument> batch = kept.after(null);
        while (!batch.isEmpty()) {
            betweenBatches.run();
            List<Original> originals = batch.stream().map(Original::of).toList();
            Stored stored = stored(originals);
            for (Original original : originals) {
                digest.update(original.fingerprint().getBytes(UTF_8));
                lines += compared(original, stored);
            }
            documents += originals.size();
            batch = kept.after(originals.getLast().id());
        }
        return new Result(documents, lines, Fingerprints.hex(digest), faults.all());
    }

    /** Returns how many lines were the same. */
    private long compared(Original original, Stored stored) {
        RawBsonDocument execution = stored.executions().get(original.id());
        if (execution == null) {
            return fault(original, "is not there");
        }
        String name = text(execution, "taskId");
        if (!TaskNames.candidates(original).contains(name)) {
            return fault(original, "is called something else");
        }
        Conversion expected = Conversion.of(original, owner, name);
        List<RawBsonDocument> found = new ArrayList<>(List.of(execution));
        found.addAll(stored.chunksOf(expected.execution().getString("runId")));
        if (!Fingerprints.of(found).equals(Fingerprints.of(written(expected)))) {
            return fault(original, "or its log is not what its original is converted to");
        }
        List<LogText.Line> lines =
                LogChunks.lines(
                        found.subList(1, found.size()).stream()
                                .map(chunk -> chunk.decode(CODEC))
                                .toList());
        if (!LogText.joined(lines).equals(LogText.ended(original.output()))) {
            return fault(original, "has a log that is not the original's output");
        }
        return lines.size();
    }

    private static List<RawBsonDocument> written(Conversion expected) {
        List<RawBsonDocument> written = new ArrayList<>();
        written.add(Fingerprints.written(expected.execution()));
        expected.chunks().forEach(chunk -> written.add(Fingerprints.written(chunk)));
        return written;
    }

    private long fault(Original original, String what) {
        faults.add(
                "execution %s (\"%s\") %s".formatted(original.id(), original.text("taskId"), what));
        return 0;
    }

    private Stored stored(List<Original> originals) {
        List<ObjectId> ids = originals.stream().map(Original::id).toList();
        Map<ObjectId, RawBsonDocument> executions = new HashMap<>();
        List<String> names = new ArrayList<>();
        database.raw(StoreCollection.EXECUTIONS.collectionName())
                .find(new Document("_id", new Document("$in", ids)))
                .forEach(
                        each -> {
                            executions.put(each.getObjectId("_id").getValue(), each);
                            names.add(text(each, "taskId"));
                        });
        Map<String, SortedMap<Long, RawBsonDocument>> chunks = new HashMap<>();
        database.raw(StoreCollection.LOG_CHUNKS.collectionName())
                .find(
                        new Document("organizationId", owner.organizationId())
                                .append("taskId", new Document("$in", names)))
                .forEach(
                        each ->
                                chunks.computeIfAbsent(text(each, "runId"), _ -> new TreeMap<>())
                                        .put(number(each, "seq"), each));
        return new Stored(executions, chunks);
    }

    /** Somebody may have changed anything; an empty text is nobody's. */
    private static String text(RawBsonDocument stored, String field) {
        return stored.isString(field) ? stored.getString(field).getValue() : "";
    }

    private static long number(RawBsonDocument stored, String field) {
        return stored.isNumber(field) ? stored.getNumber(field).longValue() : 0;
    }
}
