package dev.aac.producer.platform.tenancy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import dev.aac.schema.StoreCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * One organization's part of a collection. Filters, updates and pipelines are plain documents in
 * the store's language; the organization is added here, and a filter or update that names it itself
 * is refused, as are operators that reach beyond the matched documents. Every call is bounded in
 * time.
 *
 * <p>All methods throw {@link StoreAway} when the store does not answer in time, {@link
 * IllegalArgumentException} for a refused filter, update, document or limit.
 *
 * @param <D> the stored record
 */
public final class ScopedCollection<D extends TenantDocument> {

    /** Most documents one call reads. */
    public static final int READ_MAX = 1_000;

    /** Most documents {@link #count} counts. */
    public static final int COUNT_MAX = 1_000_000;

    private static final String ID = "_id";

    private final MongoCollection<D> collection;
    private final ScopedFilters filters;

    ScopedCollection(StoreCollection kind, MongoCollection<D> collection, OrganizationScope scope) {
        this.collection = collection;
        this.filters = new ScopedFilters(kind, scope);
    }

    /** Any one document that matches. */
    public Optional<D> findFirst(Document filter) {
        Document scoped = filters.filter(filter);
        return StoreCalls.call(() -> Optional.ofNullable(collection.find(scoped).first()));
    }

    /** Any one document that matches, with only the named fields; the others are null. */
    public Optional<D> findFirst(Document filter, Document projection) {
        Document scoped = filters.filter(filter);
        return StoreCalls.call(
                () -> Optional.ofNullable(collection.find(scoped).projection(projection).first()));
    }

    /**
     * @param limit from 1 to {@link #READ_MAX}
     */
    public List<D> find(Document filter, Document sort, int limit) {
        return find(filter, sort, new Document(), limit);
    }

    /**
     * @param projection which fields to read, in the store's language; the others are null in the
     *     record. Empty: all
     * @param limit from 1 to {@link #READ_MAX}
     */
    public List<D> find(Document filter, Document sort, Document projection, int limit) {
        Document scoped = filters.filter(filter);
        requireLimit(limit, READ_MAX);
        FindIterable<D> found =
                collection
                        .find(scoped)
                        .sort(sort)
                        .projection(projection)
                        .limit(limit)
                        .batchSize(limit);
        return StoreCalls.call(() -> found.into(new ArrayList<>()));
    }

    /**
     * @throws DuplicateKey when a unique index refuses it
     */
    public void insert(D document) {
        D checked = filters.document(document);
        StoreCalls.call(() -> collection.insertOne(checked));
    }

    /**
     * Inserts those that no unique index refuses; the others are there already, or their like is.
     *
     * @param documents from 1 to {@link #READ_MAX}
     */
    public void insertNew(List<D> documents) {
        requireLimit(documents.size(), READ_MAX);
        List<D> checked = documents.stream().map(filters::document).toList();
        InsertManyOptions each = new InsertManyOptions().ordered(false);
        StoreCalls.call(
                () -> {
                    try {
                        return collection.insertMany(checked, each).wasAcknowledged();
                    } catch (MongoBulkWriteException refused) {
                        return StoreCalls.isOfDuplicatesOnly(refused);
                    }
                });
    }

    /**
     * Updates one document.
     *
     * @return whether one matched
     * @throws DuplicateKey when a unique index refuses it
     */
    public boolean updateFirst(Document filter, Document update) {
        Document scoped = filters.filter(filter);
        Document checked = filters.update(update);
        return StoreCalls.call(() -> collection.updateOne(scoped, checked).getMatchedCount() > 0);
    }

    /**
     * Updates every document that matches, each atomically, not all together.
     *
     * @return how many matched
     */
    public long updateAll(Document filter, Document update) {
        Document scoped = filters.filter(filter);
        Document checked = filters.update(update);
        return StoreCalls.call(() -> collection.updateMany(scoped, checked).getMatchedCount());
    }

    /**
     * Updates one document and reads it in one atomic step: the compare-and-set.
     *
     * @return the document as it is after the update; empty when none matched
     * @throws DuplicateKey when a unique index refuses it
     */
    public Optional<D> findFirstAndUpdate(Document filter, Document update) {
        Document scoped = filters.filter(filter);
        Document checked = filters.update(update);
        FindOneAndUpdateOptions after =
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
        return StoreCalls.call(
                () -> Optional.ofNullable(collection.findOneAndUpdate(scoped, checked, after)));
    }

    /**
     * Updates the document that matches, or makes one from the filter's equalities and the update.
     *
     * @return whether one was made
     * @throws DuplicateKey when a unique index refuses it, also when two callers make the same one
     *     at once
     */
    public boolean upsert(Document filter, Document update) {
        Document scoped = filters.filter(filter);
        Document checked = filters.update(update);
        UpdateOptions upsert = new UpdateOptions().upsert(true);
        return StoreCalls.call(
                () -> collection.updateOne(scoped, checked, upsert).getMatchedCount() == 0);
    }

    /** Returns whether one matched and is gone. */
    public boolean deleteFirst(Document filter) {
        Document scoped = filters.filter(filter);
        return StoreCalls.call(() -> collection.deleteOne(scoped).getDeletedCount() > 0);
    }

    /** Returns how many matched and are gone. */
    public long deleteAll(Document filter) {
        Document scoped = filters.filter(filter);
        return StoreCalls.call(() -> collection.deleteMany(scoped).getDeletedCount());
    }

    /**
     * Removes what matches some documents at a time, until none is left: for what may be many, or
     * large. What comes in meanwhile may stay.
     *
     * @param portion how many at once, from 1 to {@link #READ_MAX}
     * @return how many are gone
     */
    public long deleteInPortions(Document filter, int portion) {
        Document scoped = filters.filter(filter);
        requireLimit(portion, READ_MAX);
        long gone = 0;
        List<Object> ids;
        do {
            ids = ids(scoped, portion);
            if (!ids.isEmpty()) {
                gone += deleteAll(new Document(ID, new Document("$in", ids)));
            }
        } while (ids.size() == portion);
        return gone;
    }

    private List<Object> ids(Document scoped, int limit) {
        FindIterable<Document> found =
                collection
                        .withDocumentClass(Document.class)
                        .find(scoped)
                        .projection(new Document(ID, 1))
                        .limit(limit)
                        .batchSize(limit);
        return StoreCalls.call(
                () -> found.map(document -> document.get(ID)).into(new ArrayList<>()));
    }

    /**
     * @param max where counting stops, from 1 to {@link #COUNT_MAX}
     */
    public long count(Document filter, int max) {
        Document scoped = filters.filter(filter);
        requireLimit(max, COUNT_MAX);
        return StoreCalls.call(
                () -> collection.countDocuments(scoped, new CountOptions().limit(max)));
    }

    /**
     * @param pipeline stages after the match on the organization; stages that read or write other
     *     collections are refused
     * @param limit from 1 to {@link #READ_MAX}
     */
    public List<Document> aggregate(List<Document> pipeline, int limit) {
        requireLimit(limit, READ_MAX);
        List<Document> scoped = filters.pipeline(pipeline, limit);
        return StoreCalls.call(
                () ->
                        collection
                                .withDocumentClass(Document.class)
                                .aggregate(scoped)
                                .into(new ArrayList<>()));
    }

    static void requireLimit(int limit, int max) {
        if (limit < 1 || limit > max) {
            throw new IllegalArgumentException("limit is not within 1 to " + max);
        }
    }
}
