package dev.aac.embedded.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A database of [IndexedCollection]s.
///
/// Whatever makes or removes a collection or an index is an exclusive step of the [MapStore]. Where
/// the superclass would take its monitor first, the step has to come before it.
@SuppressWarnings("UnsynchronizedOverridesSynchronized")
final class IndexedDatabase extends AbstractSynchronizedMongoDatabase<Long> {

    private static final List<String> UNSUPPORTED_INDEX_OPTIONS =
            List.of("partialFilterExpression", "collation");

    private final MapStore store;

    IndexedDatabase(String name, CursorRegistry cursors, MapStore store) {
        super(name, cursors);
        this.store = store;
        initializeNamespacesAndIndexes();
    }

    @Override
    protected MongoCollection<Long> openOrCreateCollection(String name, CollectionOptions options) {
        return new IndexedCollection(this, name, options, cursorRegistry, store);
    }

    @Override
    protected Index<Long> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return openOrCreateIndex(collection, name, keys, new OrderedIndex.Kind(true, sparse));
    }

    @Override
    protected Index<Long> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return openOrCreateIndex(collection, name, keys, new OrderedIndex.Kind(false, sparse));
    }

    private Index<Long> openOrCreateIndex(
            String collection, String name, List<IndexKey> keys, OrderedIndex.Kind kind) {
        String mapName = MapNames.index(getDatabaseName(), collection, name);
        boolean fresh = !store.hasMap(mapName);
        return new OrderedIndex(name, keys, kind, store.openMap(mapName), fresh);
    }

    @Override
    protected MongoCollection<Long> resolveOrCreateCollection(String name) {
        MongoCollection<Long> existing = resolveCollection(name, false);
        return existing != null
                ? existing
                : store.exclusively(() -> super.resolveOrCreateCollection(name));
    }

    @Override
    public MongoCollection<Long> createCollectionOrThrowIfExists(
            String name, CollectionOptions options) {
        return store.exclusively(() -> super.createCollectionOrThrowIfExists(name, options));
    }

    @Override
    protected void addIndex(Document indexDescription) {
        for (String option : UNSUPPORTED_INDEX_OPTIONS) {
            if (indexDescription.containsKey(option)) {
                throw new MongoServerException("the embedded store has no indexes with " + option);
            }
        }
        store.exclusively(
                () -> {
                    super.addIndex(indexDescription);
                    return indexDescription;
                });
    }

    @Override
    public void dropCollection(String name, Oplog oplog) {
        store.exclusively(
                () -> {
                    super.dropCollection(name, oplog);
                    return name;
                });
    }

    @Override
    public void drop(Oplog oplog) {
        store.exclusively(
                () -> {
                    super.drop(oplog);
                    return oplog;
                });
    }

    @Override
    public void moveCollection(
            MongoDatabase oldDatabase, MongoCollection<?> collection, String newName) {
        throw new MongoServerException("the embedded store does not rename collections");
    }

    @Override
    public Document handleCommand(
            Channel channel,
            String command,
            Document query,
            DatabaseResolver databases,
            Oplog oplog) {
        return switch (command) {
            case "aggregate" -> aggregate(query, databases, oplog);
            case "dropIndexes" ->
                    store.exclusively(
                            () -> super.handleCommand(channel, command, query, databases, oplog));
            default -> super.handleCommand(channel, command, query, databases, oplog);
        };
    }

    /// Reads through an index what the first `$match` leaves, and one document after the other.
    private Document aggregate(Document query, DatabaseResolver databases, Oplog oplog) {
        String name = String.valueOf(query.get("aggregate"));
        MongoCollection<Long> collection = resolveCollection(name, false);
        List<Document> pipeline = Aggregation.parse(query.get("pipeline"));
        Aggregation aggregation =
                Aggregation.fromPipeline(pipeline, databases, this, collection, oplog);
        aggregation.validate(query);
        List<Document> result =
                collection == null
                        ? List.of()
                        : aggregation.runStages(firstDocuments(collection, pipeline));
        return new Document(
                        "cursor",
                        new Document("id", 0L)
                                .append("ns", getFullCollectionNamespace(name))
                                .append("firstBatch", result))
                .append("ok", 1.0);
    }

    private static Stream<Document> firstDocuments(
            MongoCollection<Long> collection, List<Document> pipeline) {
        IndexedCollection documents = (IndexedCollection) collection;
        Optional<List<Document>> firsts =
                FirstOfEach.of(pipeline).flatMap(documents::firstDocuments);
        if (firsts.isPresent()) {
            return firsts.get().stream();
        }
        if (!pipeline.isEmpty() && pipeline.getFirst().get("$match") instanceof Document filter) {
            return documents.streamMatching(filter);
        }
        return documents.streamMatching(new Document());
    }

    @Override
    protected long getFileSize() {
        return store.fileBytes();
    }

    @Override
    protected long getStorageSize() {
        return store.fileBytes();
    }
}
