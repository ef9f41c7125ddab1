package dev.aac.embedded.store;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.count;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.sort;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.DuplicateKeyException;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.result.UpdateResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the product needs of a store, in memory and on disk alike.
@SuppressWarnings("JavaUtilDate") // The driver reads dates as these.
abstract class StoreContract {

    private static final int THREADS = 16;

    private EmbeddedStore store;
    private MongoClient client;
    private MongoCollection<Document> runs;

    /// A new, empty store.
    abstract EmbeddedStore open();

    @BeforeEach
    void connect() {
        store = open();
        client = MongoClients.create(store.uri());
        runs = client.getDatabase("aac").getCollection("runs");
    }

    @AfterEach
    void disconnect() {
        client.close();
        store.close();
    }

    private static Document run(String organization, String task) {
        return new Document("organizationId", organization).append("taskId", task);
    }

    @Test
    void documentIsReadBackAsItWasWritten() {
        Document written =
                run("a", "1")
                        .append("_id", new ObjectId())
                        .append("at", Date.from(Instant.ofEpochMilli(1_700_000_000_123L)))
                        .append("count", 7)
                        .append("bytes", 1L << 40)
                        .append("ratio", 0.5)
                        .append("done", true)
                        .append("nothing", null)
                        .append("tags", List.of("x", "y"))
                        .append("nested", new Document("deep", new Document("er", 1)));
        runs.insertOne(written);

        assertThat(runs.find(eq("_id", written.get("_id"))).first()).isEqualTo(written);
    }

    @Test
    void updateChangesOnlyWhatItNames() {
        runs.insertOne(run("a", "1").append("status", "PENDING"));
        UpdateResult result =
                runs.updateOne(run("a", "1"), combine(set("status", "RUNNING"), inc("version", 1)));

        assertThat(result.getModifiedCount()).isEqualTo(1);
        assertThat(runs.find(run("a", "1")).first())
                .containsEntry("status", "RUNNING")
                .containsEntry("version", 1)
                .containsEntry("taskId", "1");
    }

    @Test
    void replacedAndDeletedDocumentsAreGone() {
        runs.insertMany(List.of(run("a", "1"), run("a", "2"), run("b", "1")));
        runs.replaceOne(run("a", "1"), run("a", "3"));

        assertThat(runs.countDocuments(run("a", "1"))).isZero();
        assertThat(runs.deleteMany(eq("organizationId", "a")).getDeletedCount()).isEqualTo(2);
        assertThat(runs.countDocuments()).isEqualTo(1);
        assertThat(runs.estimatedDocumentCount()).isEqualTo(1);
    }

    @Test
    void secondDocumentWithTheSameUniqueKeyIsRefused() {
        runs.createIndex(ascending("organizationId", "taskId"), new IndexOptions().unique(true));
        runs.insertOne(run("a", "1"));

        assertThatThrownBy(() -> runs.insertOne(run("a", "1")))
                .isInstanceOfSatisfying(
                        MongoWriteException.class,
                        e -> {
                            assertThat(e.getError().getCode()).isEqualTo(11000);
                            assertThat(e.getError().getCategory())
                                    .isEqualTo(ErrorCategory.DUPLICATE_KEY);
                        });
        runs.insertOne(run("b", "1"));
        assertThat(runs.countDocuments()).isEqualTo(2);
    }

    @Test
    void updateIntoAnothersUniqueKeyIsRefusedAndChangesNothing() {
        runs.createIndex(ascending("organizationId", "taskId"), new IndexOptions().unique(true));
        runs.insertMany(List.of(run("a", "1"), run("a", "2")));

        assertThatThrownBy(() -> runs.updateOne(run("a", "2"), set("taskId", "1")))
                .isInstanceOf(MongoWriteException.class);
        assertThat(runs.countDocuments(run("a", "2"))).isEqualTo(1);
        assertThat(runs.countDocuments(run("a", "1"))).isEqualTo(1);
    }

    @Test
    void uniqueIndexOnDocumentsThatAreNotUniqueIsRefused() {
        runs.insertMany(List.of(run("a", "1"), run("a", "1")));
        IndexOptions unique = new IndexOptions().unique(true);

        assertThatThrownBy(() -> runs.createIndex(ascending("taskId"), unique))
                .isInstanceOfAny(DuplicateKeyException.class, MongoCommandException.class);
        runs.deleteOne(run("a", "1"));
        runs.createIndex(ascending("taskId"), unique);
        assertThatThrownBy(() -> runs.insertOne(run("b", "1")))
                .isInstanceOf(MongoWriteException.class);
    }

    @Test
    void indexOfTheSameNameButOtherOptionsIsRefused() {
        runs.createIndex(ascending("taskId"), new IndexOptions().name("task"));
        runs.createIndex(ascending("taskId"), new IndexOptions().name("task"));

        assertThatThrownBy(
                        () ->
                                runs.createIndex(
                                        ascending("taskId"),
                                        new IndexOptions().name("task").unique(true)))
                .isInstanceOf(MongoCommandException.class);
        assertThatThrownBy(
                        () ->
                                runs.createIndex(
                                        descending("taskId"), new IndexOptions().name("task")))
                .isInstanceOf(MongoCommandException.class);
    }

    @Test
    void partialIndexIsRefusedAsItWouldNotBeObeyed() {
        IndexOptions partial =
                new IndexOptions().unique(true).partialFilterExpression(eq("status", "SENT"));

        assertThatThrownBy(() -> runs.createIndex(ascending("slot"), partial))
                .hasMessageContaining("partialFilterExpression");
    }

    @Test
    void sparseUniqueIndexLeavesOutDocumentsWithoutTheField() {
        runs.createIndex(ascending("slotKey"), new IndexOptions().unique(true).sparse(true));
        runs.insertMany(List.of(run("a", "1"), run("a", "2"), run("a", "3")));
        runs.updateOne(run("a", "1"), set("slotKey", "a#1"));

        assertThatThrownBy(() -> runs.updateOne(run("a", "2"), set("slotKey", "a#1")))
                .isInstanceOf(MongoWriteException.class);
        runs.updateOne(run("a", "1"), unset("slotKey"));
        assertThat(runs.updateOne(run("a", "2"), set("slotKey", "a#1")).getModifiedCount())
                .isEqualTo(1);
        assertThat(runs.countDocuments(eq("slotKey", null))).isEqualTo(2);
        assertThat(runs.countDocuments(eq("slotKey", "a#1"))).isEqualTo(1);
    }

    @Test
    void sparseUniqueIndexCountsAnExplicitNull() {
        runs.createIndex(ascending("slotKey"), new IndexOptions().unique(true).sparse(true));
        runs.insertOne(run("a", "1").append("slotKey", null));

        assertThatThrownBy(() -> runs.insertOne(run("a", "2").append("slotKey", null)))
                .isInstanceOf(MongoWriteException.class);
    }

    @Test
    void compareAndSetIsWonOnceForEachVersion() throws Exception {
        runs.createIndex(ascending("organizationId", "taskId"), new IndexOptions().unique(true));
        runs.insertOne(run("a", "1").append("version", 0).append("winners", 0));
        int rounds = 50;
        List<Integer> wins =
                inParallel(
                        THREADS,
                        () -> {
                            int won = 0;
                            for (int version = 0; version < rounds; version++) {
                                won += casWon(version) ? 1 : 0;
                            }
                            return won;
                        });

        assertThat(wins.stream().mapToInt(Integer::intValue).sum()).isEqualTo(rounds);
        assertThat(runs.find().first())
                .containsEntry("version", rounds)
                .containsEntry("winners", rounds);
    }

    private boolean casWon(int version) {
        while (true) {
            Document seen = requireNonNull(runs.find(run("a", "1")).first());
            if (seen.getInteger("version") > version) {
                return false;
            }
            if (seen.getInteger("version") == version) {
                return runs.findOneAndUpdate(
                                run("a", "1").append("version", version),
                                combine(inc("version", 1), inc("winners", 1)),
                                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER))
                        != null;
            }
        }
    }

    @Test
    void sixtyFourRacersTakeFiveSlots() throws Exception {
        runs.createIndex(ascending("slotKey"), new IndexOptions().unique(true).sparse(true));
        List<Document> racers = IntStream.range(0, 64).mapToObj(i -> run("a", "t" + i)).toList();
        runs.insertMany(racers);
        List<Callable<Boolean>> attempts = new ArrayList<>();
        racers.forEach(racer -> attempts.add(() -> takesSlot(racer)));

        assertThat(inParallel(THREADS, attempts)).filteredOn(won -> won).hasSize(5);
        assertThat(runs.distinct("slotKey", String.class)).hasSize(5);
    }

    private boolean takesSlot(Document racer) {
        for (int slot = 0; slot < 5; slot++) {
            try {
                runs.updateOne(eq("_id", racer.get("_id")), set("slotKey", "a#" + slot));
                return true;
            } catch (MongoWriteException e) {
                assertThat(e.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY);
            }
        }
        return false;
    }

    @Test
    void repeatedUpsertOfALogChunkKeepsOne() throws Exception {
        MongoCollection<Document> chunks = client.getDatabase("aac").getCollection("chunks");
        chunks.createIndex(
                ascending("organizationId", "taskId", "runId", "attempt", "seq"),
                new IndexOptions().unique(true));
        inParallel(
                4,
                () -> {
                    for (int seq = 0; seq < 50; seq++) {
                        upsertChunk(chunks, seq);
                    }
                    return seqs(chunks);
                });

        assertThat(seqs(chunks)).isEqualTo(IntStream.range(0, 50).boxed().toList());
    }

    private static List<Integer> seqs(MongoCollection<Document> chunks) {
        return chunks.find(run("a", "1"))
                .sort(ascending("seq"))
                .map(chunk -> chunk.getInteger("seq"))
                .into(new ArrayList<>());
    }

    private static void upsertChunk(MongoCollection<Document> chunks, int seq) {
        Document key = run("a", "1").append("runId", "r").append("attempt", 1).append("seq", seq);
        try {
            chunks.updateOne(
                    key,
                    setOnInsert("lines", List.of("line " + seq)),
                    new UpdateOptions().upsert(true));
        } catch (MongoWriteException e) {
            assertThat(e.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY);
        }
    }

    @Test
    void bulkWriteReportsWhatItDid() {
        runs.createIndex(ascending("taskId"), new IndexOptions().unique(true));
        BulkWriteResult result =
                runs.bulkWrite(
                        List.of(
                                new InsertOneModel<>(run("a", "1")),
                                new InsertOneModel<>(run("a", "2")),
                                new UpdateOneModel<>(eq("taskId", "1"), set("status", "RUNNING")),
                                new UpdateOneModel<>(
                                        eq("taskId", "3"),
                                        set("status", "NEW"),
                                        new UpdateOptions().upsert(true))));
        assertThat(result.getInsertedCount()).isEqualTo(2);
        assertThat(result.getModifiedCount()).isEqualTo(1);
        assertThat(result.getUpserts()).hasSize(1);

        assertThatThrownBy(
                        () ->
                                runs.bulkWrite(
                                        List.of(
                                                new InsertOneModel<>(run("a", "1")),
                                                new InsertOneModel<>(run("a", "4"))),
                                        new BulkWriteOptions().ordered(false)))
                .isInstanceOf(MongoBulkWriteException.class);
        assertThat(runs.countDocuments(eq("taskId", "4"))).isEqualTo(1);
    }

    @Test
    void pagesOfOneOrganizationFollowEachOtherWithoutGapOrRepetition() {
        runs.createIndex(compoundIndex(ascending("organizationId"), descending("createdAt")));
        List<Document> inserted = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            inserted.add(
                    run("org" + i % 3, "t" + i)
                            .append("createdAt", Date.from(Instant.ofEpochSecond(i))));
        }
        runs.insertMany(inserted);

        List<Date> seen = new ArrayList<>();
        Date before = Date.from(Instant.ofEpochSecond(10_000));
        List<Document> page = page(before);
        while (!page.isEmpty()) {
            page.forEach(document -> seen.add(document.getDate("createdAt")));
            page = page(seen.getLast());
        }
        assertThat(seen)
                .hasSize(100)
                .isSortedAccordingTo((a, b) -> b.compareTo(a))
                .doesNotHaveDuplicates();
    }

    private List<Document> page(Date before) {
        return runs.find(and(eq("organizationId", "org1"), lt("createdAt", before)))
                .sort(descending("createdAt"))
                .limit(7)
                .into(new ArrayList<>());
    }

    @Test
    void aggregationGroupsAndCounts() {
        for (int i = 0; i < 30; i++) {
            runs.insertOne(
                    run("org" + i % 2, "t" + i).append("status", i % 3 == 0 ? "FAILED" : "PASSED"));
        }
        List<Document> groups =
                runs.aggregate(
                                List.of(
                                        match(eq("organizationId", "org0")),
                                        group("$status", sum("number", 1)),
                                        sort(ascending("_id"))))
                        .into(new ArrayList<>());

        assertThat(groups)
                .containsExactly(
                        new Document("_id", "FAILED").append("number", 5),
                        new Document("_id", "PASSED").append("number", 10));
        assertThat(runs.aggregate(List.of(match(gte("status", "P")), count("n"))).first())
                .containsEntry("n", 20);
        assertThat(runs.countDocuments(in("status", "FAILED", "NONE"))).isEqualTo(10);
    }

    @Test
    void timeToLiveIndexIsAcceptedAndListed() {
        runs.createIndex(
                ascending("expiresAt"), new IndexOptions().expireAfter(60L, TimeUnit.SECONDS));
        runs.insertOne(run("a", "1").append("expiresAt", Date.from(Instant.EPOCH)));

        assertThat(runs.listIndexes())
                .extracting(index -> index.getString("name"))
                .contains("_id_", "expiresAt_1");
    }

    @Test
    void droppedCollectionIsEmptyAndItsIndexesAreGone() {
        runs.createIndex(ascending("taskId"), new IndexOptions().unique(true));
        runs.insertOne(run("a", "1"));
        runs.drop();
        runs.insertMany(List.of(run("a", "1"), run("a", "1")));

        assertThat(runs.countDocuments()).isEqualTo(2);
        client.getDatabase("aac").drop();
        assertThat(runs.countDocuments()).isZero();
    }

    @Test
    void documentReadWhileItIsUpdatedIsOneVersionOfIt() throws Exception {
        runs.insertOne(run("a", "1").append("left", 0).append("right", 0));
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            tasks.add(
                    () -> {
                        for (int n = 0; n < 200; n++) {
                            runs.updateOne(run("a", "1"), combine(inc("left", 1), inc("right", 1)));
                        }
                        return true;
                    });
            tasks.add(
                    () ->
                            IntStream.range(0, 200)
                                    .mapToObj(_ -> requireNonNull(runs.find(run("a", "1")).first()))
                                    .allMatch(
                                            seen ->
                                                    Objects.equals(
                                                            seen.get("left"), seen.get("right"))));
        }

        assertThat(inParallel(8, tasks)).containsOnly(true);
    }

    private static <T> List<T> inParallel(int threads, Callable<T> task) throws Exception {
        List<Callable<T>> tasks = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            tasks.add(task);
        }
        return inParallel(threads, tasks);
    }

    private static <T> List<T> inParallel(int threads, List<Callable<T>> tasks) throws Exception {
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : executor.invokeAll(tasks, 30, TimeUnit.SECONDS)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
