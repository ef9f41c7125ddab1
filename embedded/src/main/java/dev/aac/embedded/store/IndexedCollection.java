package dev.aac.embedded.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A collection whose documents lie in a stored map by the number of their record, oldest first,
/// and whose queries use [OrderedIndex]es.
///
/// Every change is a step of the [MapStore]. One operation at a time holds its monitor.
final class IndexedCollection extends AbstractMongoCollection<Long> {

    private static final String NATURAL_ORDER = "$natural";

    private final MapStore store;
    private final StoredMap documents;
    private long lastNumber;

    IndexedCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            CursorRegistry cursors,
            MapStore store) {
        super(database, name, options, cursors);
        this.store = store;
        this.documents = store.openMap(MapNames.documents(database.getDatabaseName(), name));
        byte[] last = documents.lastKey();
        this.lastNumber = last == null ? 0 : Records.number(last);
    }

    @Override
    public void addDocument(Document document) {
        step(
                () -> {
                    super.addDocument(document);
                    return document;
                });
    }

    @Override
    public List<Document> insertDocuments(List<Document> added, boolean isOrdered) {
        return step(() -> super.insertDocuments(added, isOrdered));
    }

    @Override
    public Document updateDocuments(
            Document selector,
            Document updateQuery,
            ArrayFilters arrayFilters,
            boolean isMulti,
            boolean isUpsert,
            Oplog oplog) {
        return step(
                () ->
                        super.updateDocuments(
                                selector, updateQuery, arrayFilters, isMulti, isUpsert, oplog));
    }

    @Override
    public Document findAndModify(Document query) {
        return step(() -> super.findAndModify(query));
    }

    @Override
    public int deleteDocuments(Document selector, int limit, Oplog oplog) {
        return step(() -> super.deleteDocuments(selector, limit, oplog));
    }

    private <T> T step(Supplier<T> change) {
        return store.inOneStep(this, change);
    }

    @Override
    public void removeDocument(Document document) {
        step(() -> removed(document));
    }

    private Optional<Long> removed(Document document) {
        Optional<Long> position = position(document);
        position.ifPresent(
                number -> {
                    orderedIndexes().forEach(index -> index.remove(document, number));
                    removeDocument(number);
                });
        return position;
    }

    private Optional<Long> position(Document document) {
        return getIndexes().isEmpty()
                ? Optional.ofNullable(findDocumentPosition(document))
                : orderedIndexes()
                        .map(index -> index.getPosition(document))
                        .filter(Objects::nonNull)
                        .findFirst();
    }

    private Stream<OrderedIndex> orderedIndexes() {
        return getIndexes().stream().map(OrderedIndex.class::cast);
    }

    @Override
    protected Long addDocumentInternal(Document document) {
        byte[] encoded = Records.encode(document);
        lastNumber++;
        documents.put(Records.key(lastNumber), encoded);
        return lastNumber;
    }

    @Override
    protected void handleUpdate(Long position, Document oldDocument, Document newDocument) {
        documents.put(Records.key(position), Records.encode(newDocument));
    }

    @Override
    protected void removeDocument(Long position) {
        documents.remove(Records.key(position));
    }

    @Override
    protected @Nullable Document getDocument(Long position) {
        byte[] encoded = documents.get(Records.key(position));
        return encoded == null ? null : Records.decode(encoded);
    }

    @Override
    protected Stream<DocumentWithPosition<Long>> streamAllDocumentsWithPosition() {
        return documents.stream(null, null, false)
                .map(
                        entry ->
                                new DocumentWithPosition<>(
                                        Records.decode(entry.getValue()),
                                        Records.number(entry.getKey())));
    }

    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document orderBy,
            int numberToSkip,
            int limit,
            int batchSize,
            @Nullable Document fieldSelector) {
        Optional<QueryPlan> plan = plan(query, orderBy, limit > 0);
        if (plan.isEmpty()) {
            return matchDocuments(query, orderBy, numberToSkip, limit, batchSize, fieldSelector);
        }
        return matchDocumentsFromStream(
                query,
                documents(plan.get()),
                numberToSkip,
                limit,
                batchSize,
                plan.get().isSorted() ? null : deriveComparator(orderBy),
                fieldSelector);
    }

    private Optional<QueryPlan> plan(Document query, @Nullable Document orderBy, boolean limited) {
        return orderBy != null && orderBy.containsKey(NATURAL_ORDER)
                ? Optional.empty()
                : new QueryPlanner(query, orderBy, limited).choose(orderedIndexes());
    }

    private Stream<Document> documents(QueryPlan plan) {
        return plan.records().map(this::getDocument).filter(Objects::nonNull);
    }

    @Override
    protected QueryResult matchDocuments(
            Document query,
            @Nullable Document orderBy,
            int numberToSkip,
            int limit,
            int batchSize,
            @Nullable Document fieldSelector) {
        return matchDocumentsFromStream(
                allDocuments(isNaturalDescending(orderBy)),
                query,
                orderBy,
                numberToSkip,
                limit,
                batchSize,
                fieldSelector);
    }

    private Stream<Document> allDocuments(boolean newestFirst) {
        return documents.stream(null, null, newestFirst)
                .map(entry -> Records.decode(entry.getValue()));
    }

    /// The documents a filter matches, one after the other while they are asked for, none kept in
    /// memory.
    ///
    /// Changes made meanwhile may be seen or not; each document is seen whole.
    Stream<Document> streamMatching(Document filter) {
        QueryMatcher matcher = new DefaultQueryMatcher();
        Stream<Document> candidates;
        synchronized (this) {
            candidates =
                    plan(filter, null, false)
                            .map(this::documents)
                            .orElseGet(() -> allDocuments(false));
        }
        return candidates.filter(document -> matcher.matches(document, filter));
    }

    /// The first document of each group, if an index shows them without the others.
    synchronized Optional<List<Document>> firstDocuments(FirstOfEach wanted) {
        return plan(wanted.filter(), wanted.order(), true)
                .filter(plan -> plan.index().isOrderedFrom(0))
                .map(plan -> wanted.in(plan, this::getDocument));
    }

    @Override
    public synchronized QueryResult handleQuery(QueryParameters queryParameters) {
        return super.handleQuery(queryParameters);
    }

    @Override
    public synchronized Document handleDistinct(Document query) {
        return super.handleDistinct(query);
    }

    @Override
    public synchronized int count(Document query, int skip, int limit) {
        return super.count(query, skip, limit);
    }

    @Override
    public int count() {
        return Math.toIntExact(documents.size());
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int sizeDelta) {
        throw new UnsupportedOperationException("the size is computed when it is asked for");
    }

    @Override
    protected int getDataSize() {
        return Math.toIntExact(documents.bytes());
    }

    @Override
    public void addIndex(Index<Long> index) {
        try {
            super.addIndex(index);
        } catch (RuntimeException e) {
            if (index.isEmpty()) {
                index.drop();
            }
            throw e;
        }
    }

    @Override
    public void drop() {
        super.drop();
        documents.drop();
    }

    @Override
    public void renameTo(MongoDatabase newDatabase, String newCollectionName) {
        throw new MongoServerException("the embedded store does not rename collections");
    }
}
