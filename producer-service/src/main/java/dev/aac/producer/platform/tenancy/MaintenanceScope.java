package dev.aac.producer.platform.tenancy;

import static java.util.Objects.requireNonNull;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import dev.aac.contract.id.OrganizationId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * For sweeps and for the dispatcher, which must look across organizations. It yields only whose a
 * document is and keys of it (or one number per organization), never the document: to act, the
 * caller re-enters through an ordinary scope and checks again what it matched.
 */
public final class MaintenanceScope {

    /** Start of the comment on each command, by which the tests' guard knows it. */
    static final String COMMENT_PREFIX = "aac:maintenance:";

    /** Most pairs or firsts one call yields. */
    public static final int READ_MAX = 10_000;

    private static final String FIRST = "first";

    private final String comment;

    private MaintenanceScope(String purpose) {
        this.comment = COMMENT_PREFIX + purpose;
    }

    /**
     * @param purpose what it is for, in a word or two; shown in the store's own logs
     */
    public static MaintenanceScope forPurpose(String purpose) {
        return new MaintenanceScope(requireNonNull(purpose, "purpose is null"));
    }

    /** A document's organization and key. */
    public record Pair(OrganizationId organizationId, String key) {

        public Pair {
            requireNonNull(organizationId, "organizationId is null");
            requireNonNull(key, "key is null");
        }

        /** The ordinary scope to act in. */
        public OrganizationScope reenter() {
            return OrganizationScope.ofMaintenance(organizationId);
        }
    }

    /**
     * A document's organization and key, and further keys.
     *
     * @param more by field; those that the document lacks are left out
     */
    public record Keys(Pair first, Map<String, String> more) {

        public Keys {
            requireNonNull(first, "first is null");
            more = Map.copyOf(more);
        }
    }

    /** An organization that has a document that matched, and the number in the first of them. */
    public record First(OrganizationId organizationId, long number) {

        /** The ordinary scope to act in. */
        public OrganizationScope reenter() {
            return OrganizationScope.ofMaintenance(organizationId);
        }
    }

    /**
     * Which documents of which collection a sweep looks at, and by which field, dotted when it lies
     * deeper, it names them.
     */
    public record Sweep<D extends TenantDocument>(
            TenantCollection<D> collection, String keyField, Document filter, Document sort) {}

    /**
     * Organization and key of the documents that match, in the sort's order.
     *
     * @param limit from 1 to {@link #READ_MAX}
     */
    public <D extends TenantDocument> List<Pair> pairs(Sweep<D> sweep, int limit) {
        return keys(sweep, List.of(), limit).stream().map(Keys::first).toList();
    }

    /**
     * The same with further keys of each document, read with the first.
     *
     * @param more their fields, dotted like the first one's
     */
    public <D extends TenantDocument> List<Keys> keys(
            Sweep<D> sweep, List<String> more, int limit) {
        ScopedCollection.requireLimit(limit, READ_MAX);
        String tenantField = sweep.collection().kind().tenantField();
        Document fields = new Document(tenantField, 1).append(sweep.keyField(), 1);
        more.forEach(field -> fields.append(field, 1));
        MongoCollection<Document> documents = documents(sweep.collection());
        List<Document> found =
                StoreCalls.call(
                        () ->
                                documents
                                        .find(sweep.filter())
                                        .comment(comment)
                                        .sort(sweep.sort())
                                        .projection(fields)
                                        .limit(limit)
                                        .batchSize(limit)
                                        .into(new ArrayList<>()));
        return found.stream()
                .map(
                        document ->
                                new Keys(
                                        pair(document, tenantField, sweep.keyField()),
                                        present(document, more)))
                .toList();
    }

    /**
     * Of each organization the first document that matches, in no order of organizations. Where an
     * index has the filter's fields, then the organization, then the key, this costs the
     * organizations and not their documents.
     *
     * @param sweep its key is a number, 0 where it is missing; its sort says which document of an
     *     organization is the first
     * @param limit most organizations, from 1 to {@link #READ_MAX}
     */
    public <D extends TenantDocument> List<First> firsts(Sweep<D> sweep, int limit) {
        ScopedCollection.requireLimit(limit, READ_MAX);
        String tenantField = sweep.collection().kind().tenantField();
        Document order = new Document(tenantField, 1);
        order.putAll(sweep.sort());
        Document group =
                new Document("_id", "$" + tenantField)
                        .append(FIRST, new Document("$first", "$" + sweep.keyField()));
        List<Document> pipeline =
                List.of(
                        new Document("$match", sweep.filter()),
                        new Document("$sort", order),
                        new Document("$group", group),
                        new Document("$limit", limit));
        MongoCollection<Document> documents = documents(sweep.collection());
        List<Document> found =
                StoreCalls.call(
                        () ->
                                documents
                                        .aggregate(pipeline)
                                        .comment(comment)
                                        .into(new ArrayList<>()));
        return found.stream().map(MaintenanceScope::first).toList();
    }

    /**
     * How many documents match, in the whole installation; with an index of the filter's fields.
     */
    public <D extends TenantDocument> long count(TenantCollection<D> collection, Document filter) {
        MongoCollection<Document> documents = documents(collection);
        CountOptions options = new CountOptions().comment(comment);
        return StoreCalls.call(() -> documents.countDocuments(filter, options));
    }

    private static <D extends TenantDocument> MongoCollection<Document> documents(
            TenantCollection<D> collection) {
        return collection.unscoped().withDocumentClass(Document.class);
    }

    private static Pair pair(Document document, String tenantField, String keyField) {
        Object key = requireNonNull(at(document, keyField), () -> "a document without " + keyField);
        return new Pair(organization(document.getObjectId(tenantField)), key.toString());
    }

    private static Map<String, String> present(Document document, List<String> fields) {
        Map<String, String> present = new HashMap<>();
        for (String field : fields) {
            Object key = at(document, field);
            if (key != null) {
                present.put(field, key.toString());
            }
        }
        return present;
    }

    private static @Nullable Object at(Document document, String field) {
        return document.getEmbedded(List.of(field.split("\\.", -1)), Object.class);
    }

    private static First first(Document document) {
        Number number = document.get(FIRST, Number.class);
        return new First(
                organization(document.getObjectId("_id")), number == null ? 0 : number.longValue());
    }

    private static OrganizationId organization(@Nullable ObjectId id) {
        return new OrganizationId(
                requireNonNull(id, "a document without an organization").toHexString());
    }
}
