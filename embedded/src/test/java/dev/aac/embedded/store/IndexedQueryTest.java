package dev.aac.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A query answers the same with indexes and without: random documents and queries, the same ones
/// in every run.
class IndexedQueryTest {

    private static final int DOCUMENTS = 250;
    private static final int QUERIES = 400;
    private static final int UPDATES = 150;
    private static final int MANY = 20_000;
    private static final List<String> FIELDS = List.of("a", "b", "c", "d.e", "tags");
    private static final List<String> RANGE_OPERATORS = List.of("$gt", "$gte", "$lt", "$lte");

    private final EmbeddedStore store = EmbeddedStore.inMemory();
    private final MongoClient client =
            MongoClients.create(
                    MongoClientSettings.builder()
                            .applyConnectionString(new ConnectionString(store.uri()))
                            .uuidRepresentation(UuidRepresentation.STANDARD)
                            .build());
    private final MongoDatabase database = client.getDatabase("aac");
    private final Random random = new Random(42);
    private final MongoCollection<Document> plain = database.getCollection("plain");
    private final MongoCollection<Document> indexed = database.getCollection("indexed");

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    private void fill() {
        for (List<String> keys :
                List.of(
                        List.of("a", "-b"),
                        List.of("-a", "-c"),
                        List.of("b", "c", "a"),
                        List.of("c"),
                        List.of("d.e", "a"),
                        List.of("tags", "-b"))) {
            indexed.createIndex(keys(keys));
        }
        indexed.createIndex(keys(List.of("-d.e", "c")), new IndexOptions().sparse(true));
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            documents.add(randomDocument(i));
        }
        plain.insertMany(documents);
        indexed.insertMany(documents);
    }

    private static Document keys(List<String> fields) {
        Document keys = new Document();
        fields.forEach(
                field -> keys.append(field.replaceFirst("^-", ""), field.startsWith("-") ? -1 : 1));
        return keys;
    }

    private Document randomDocument(int id) {
        Document document = new Document("_id", id);
        for (String field : List.of("a", "b", "c")) {
            if (random.nextInt(8) > 0) {
                document.append(field, randomValue());
            }
        }
        if (random.nextInt(4) > 0) {
            document.append(
                    "d",
                    random.nextInt(6) == 0
                            ? List.of(new Document("e", randomValue()), new Document("f", 1))
                            : new Document("e", randomValue()));
        }
        List<@Nullable Object> tags = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            tags.add(randomValue());
        }
        return random.nextInt(3) == 0
                ? document.append("tags", tags)
                : document.append("tags", randomValue());
    }

    private @Nullable Object randomValue() {
        int number = random.nextInt(6) - 2;
        return switch (random.nextInt(12)) {
            case 0 -> null;
            case 1 -> (long) number;
            case 2 -> number + 0.5;
            case 3 -> "s" + number;
            case 4 -> "s\0" + number;
            case 5 -> number > 0;
            case 6 -> Instant.ofEpochMilli(number);
            case 7 -> new UUID(0, number);
            case 8 -> new Document("x", number);
            case 9 -> number > 2 ? new Decimal128(number) : "é" + number;
            default -> number;
        };
    }

    private Document randomFilter() {
        Document filter = new Document();
        List<Document> parts = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            String field = FIELDS.get(random.nextInt(FIELDS.size()));
            Object condition = randomCondition();
            if (random.nextBoolean()) {
                filter.append(field, condition);
            } else {
                parts.add(new Document(field, condition));
            }
        }
        return parts.isEmpty() ? filter : filter.append("$and", parts);
    }

    private @Nullable Object randomCondition() {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> randomValue();
            case 3 -> new Document("$eq", randomValue());
            case 4 -> {
                List<@Nullable Object> values = new ArrayList<>();
                for (int i = random.nextInt(4); i >= 0; i--) {
                    values.add(randomValue());
                }
                yield new Document("$in", values);
            }
            case 5 -> new Document("$exists", random.nextBoolean());
            default -> {
                Document range = new Document();
                for (int i = random.nextInt(2); i >= 0; i--) {
                    range.append(RANGE_OPERATORS.get(random.nextInt(4)), random.nextInt(5) - 2);
                }
                yield random.nextInt(3) == 0
                        ? new Document("$gte", "s-1").append("$lt", "s" + random.nextInt(4))
                        : range;
            }
        };
    }

    private static Set<Object> ids(Iterable<Document> documents) {
        List<Document> all = new ArrayList<>();
        documents.forEach(all::add);
        Set<Object> ids =
                all.stream().map(document -> document.get("_id")).collect(Collectors.toSet());
        assertThat(ids).as("each document once").hasSize(all.size());
        return ids;
    }

    private void compareFind() {
        Document filter = randomFilter();
        assertThat(ids(indexed.find(filter)))
                .as("find %s", filter)
                .isEqualTo(ids(plain.find(filter)));
        assertThat(indexed.countDocuments(filter))
                .as("count %s", filter)
                .isEqualTo(plain.countDocuments(filter));
    }

    private void compareSortedPage() {
        Document filter = randomFilter();
        Document order = new Document();
        for (int i = random.nextInt(2); i >= 0; i--) {
            order.append(FIELDS.get(random.nextInt(FIELDS.size())), random.nextBoolean() ? 1 : -1);
        }
        int limit = 1 + random.nextInt(30);
        assertThat(sortKeys(indexed, filter, order, limit))
                .as("find %s sort %s limit %d", filter, order, limit)
                .isEqualTo(sortKeys(plain, filter, order, limit));
    }

    /// The values sorted by; documents equal in them may come in any order.
    private static List<String> sortKeys(
            MongoCollection<Document> collection, Document filter, Document order, int limit) {
        List<Document> page =
                collection.find(filter).sort(order).limit(limit).into(new ArrayList<>());
        return page.stream().map(document -> sortKey(document, order)).toList();
    }

    private static String sortKey(Document document, Document order) {
        StringBuilder key = new StringBuilder();
        for (String field : order.keySet()) {
            Object value = document;
            for (String name : field.split("\\.", -1)) {
                value = value instanceof Document inner ? inner.get(name) : null;
            }
            key.append(value instanceof Number number ? number.doubleValue() : normalized(value))
                    .append('|');
        }
        return key.toString();
    }

    /// Values the sort cannot tell apart; arrays are sorted by an element, which the caller does
    /// not know.
    private static String normalized(@Nullable Object value) {
        return value instanceof List<?> ? "list" : String.valueOf(value);
    }

    @Test
    void filtersFindTheSameDocumentsWithAndWithoutIndexes() {
        fill();
        for (int i = 0; i < QUERIES; i++) {
            compareFind();
        }
    }

    @Test
    void pagesAreSortedTheSameWithAndWithoutIndexes() {
        fill();
        plain.deleteMany(new Document("tags", new Document("$type", "array")));
        indexed.deleteMany(new Document("tags", new Document("$type", "array")));
        plain.deleteMany(new Document("d", new Document("$type", "array")));
        indexed.deleteMany(new Document("d", new Document("$type", "array")));
        for (int i = 0; i < QUERIES; i++) {
            compareSortedPage();
        }
    }

    @Test
    void updatesAndDeletionsMoveEveryIndexEntry() {
        fill();
        for (int i = 0; i < UPDATES; i++) {
            Document id = new Document("_id", random.nextInt(DOCUMENTS));
            Document replacement = randomDocument(id.getInteger("_id"));
            if (random.nextInt(5) == 0) {
                plain.deleteOne(id);
                indexed.deleteOne(id);
            } else {
                plain.replaceOne(id, replacement);
                indexed.replaceOne(id, replacement);
            }
            compareFind();
        }
        indexed.deleteMany(new Document());
        assertThat(indexed.countDocuments(new Document("c", null))).isZero();
    }

    @Test
    void firstOfEachGroupIsTheSameWithAndWithoutIndexes() {
        List<Document> runs = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            runs.add(
                    new Document("_id", i)
                            .append("state", random.nextInt(3) == 0 ? "DONE" : "WAITING")
                            .append("group", random.nextInt(20) == 0 ? null : random.nextInt(9))
                            .append("turn", (long) i * 7919 % 1_009)
                            .append("inner", new Document("group", "g" + random.nextInt(9))));
        }
        indexed.createIndex(keys(List.of("state", "group", "turn")));
        indexed.createIndex(keys(List.of("state", "inner.group", "turn")));
        plain.insertMany(runs);
        indexed.insertMany(runs);

        for (Document filter :
                List.of(
                        new Document("state", "WAITING"),
                        new Document("state", "DONE").append("turn", new Document("$gt", 500)),
                        new Document("state", new Document("$in", List.of("DONE", "WAITING"))),
                        new Document("state", "NONE"),
                        new Document())) {
            for (String field : List.of("group", "inner.group")) {
                assertThat(firsts(indexed, filter, field))
                        .as("%s of %s", filter, field)
                        .isEqualTo(firsts(plain, filter, field));
            }
        }
    }

    private static Set<Document> firsts(
            MongoCollection<Document> collection, Document filter, String field) {
        Document group =
                new Document("_id", "$" + field)
                        .append("first", new Document("$first", "$turn"))
                        .append("id", new Document("$first", "$_id"));
        return collection
                .aggregate(
                        List.of(
                                new Document("$match", filter),
                                new Document("$sort", new Document(field, 1).append("turn", 1)),
                                new Document("$group", group)))
                .into(new HashSet<>());
    }

    @Test
    void firstOfEachGroupCostsTheGroupsAndNotTheDocuments() {
        indexed.createIndex(keys(List.of("state", "group", "turn")));
        List<Document> runs = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            runs.add(
                    new Document("state", "WAITING")
                            .append("group", i % 4)
                            .append("turn", i)
                            .append("text", "x".repeat(1_000)));
        }
        indexed.insertMany(runs);
        Document waiting = new Document("state", "WAITING");

        long quickest = quickest(() -> assertThat(firsts(indexed, waiting, "group")).hasSize(4));
        long began = System.nanoTime();
        assertThat(indexed.countDocuments(waiting)).isEqualTo(MANY);
        long reading = System.nanoTime() - began;

        assertThat(quickest).as("against reading them all").isLessThan(reading / 4);
    }

    @Test
    void sortedPageOfSeveralValuesCostsThePageAndNotTheDocuments() {
        indexed.createIndex(keys(List.of("type", "seq")));
        List<Document> events = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            events.add(
                    new Document("type", "t" + i % 5)
                            .append("seq", i)
                            .append("text", "x".repeat(1_000)));
        }
        indexed.insertMany(events);
        Document mostTypes = new Document("type", new Document("$in", List.of("t0", "t1", "t3")));

        long quickest =
                quickest(
                        () ->
                                assertThat(lastThree(mostTypes))
                                        .containsExactly(MANY - 2, MANY - 4, MANY - 5));
        long began = System.nanoTime();
        assertThat(indexed.countDocuments(mostTypes)).isEqualTo(MANY / 5 * 3);
        long reading = System.nanoTime() - began;

        assertThat(quickest).as("against reading them all").isLessThan(reading / 4);
    }

    private List<Integer> lastThree(Document filter) {
        return indexed.find(filter)
                .sort(new Document("seq", -1))
                .limit(3)
                .map(event -> event.getInteger("seq"))
                .into(new ArrayList<>());
    }

    private static long quickest(Runnable query) {
        long quickest = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long began = System.nanoTime();
            query.run();
            quickest = Math.min(quickest, System.nanoTime() - began);
        }
        return quickest;
    }
}
