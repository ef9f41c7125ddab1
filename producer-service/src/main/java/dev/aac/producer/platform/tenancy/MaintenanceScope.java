package dev.aac.producer.platform.tenancy;

import static java.util.Objects.requireNonNull;

import com.mongodb.client.MongoCollection;
import dev.aac.contract.id.OrganizationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * For sweeps and for the dispatcher, which must look across organizations. It yields only whose a
 * document is and one key of it (or counts per organization), never the document: to act, the
 * caller re-enters through an ordinary scope and checks again what it matched.
 */
public final class MaintenanceScope {

    /** Start of the comment on each command, by which the tests' guard knows it. */
    static final String COMMENT_PREFIX = "aac:maintenance:";

    /** Most pairs or tallies one call yields. */
    public static final int READ_MAX = 10_000;

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
     * How many documents of one organization matched.
     *
     * @param oldest the smallest value of the asked time field, empty when none has it
     */
    public record Tally(OrganizationId organizationId, long count, Optional<Instant> oldest) {

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
        ScopedCollection.requireLimit(limit, READ_MAX);
        String tenantField = sweep.collection().kind().tenantField();
        MongoCollection<Document> documents = documents(sweep.collection());
        List<Document> found =
                StoreCalls.call(
                        () ->
                                documents
                                        .find(sweep.filter())
                                        .comment(comment)
                                        .sort(sweep.sort())
                                        .projection(
                                                new Document(tenantField, 1)
                                                        .append(sweep.keyField(), 1))
                                        .limit(limit)
                                        .batchSize(limit)
                                        .into(new ArrayList<>()));
        return found.stream()
                .map(document -> pair(document, tenantField, sweep.keyField()))
                .toList();
    }

    /**
     * Counts per organization, in no order.
     *
     * @param timeField the date field whose smallest value is wanted
     * @param limit most organizations, from 1 to {@link #READ_MAX}
     */
    public <D extends TenantDocument> List<Tally> tallies(
            TenantCollection<D> collection, Document filter, String timeField, int limit) {
        ScopedCollection.requireLimit(limit, READ_MAX);
        Document group =
                new Document("_id", "$" + collection.kind().tenantField())
                        .append("count", new Document("$sum", 1))
                        .append("oldest", new Document("$min", "$" + timeField));
        List<Document> pipeline =
                List.of(
                        new Document("$match", filter),
                        new Document("$group", group),
                        new Document("$limit", limit));
        MongoCollection<Document> documents = documents(collection);
        List<Document> found =
                StoreCalls.call(
                        () ->
                                documents
                                        .aggregate(pipeline)
                                        .comment(comment)
                                        .into(new ArrayList<>()));
        return found.stream().map(MaintenanceScope::tally).toList();
    }

    private static <D extends TenantDocument> MongoCollection<Document> documents(
            TenantCollection<D> collection) {
        return collection.unscoped().withDocumentClass(Document.class);
    }

    private static Pair pair(Document document, String tenantField, String keyField) {
        List<String> path = List.of(keyField.split("\\.", -1));
        Object key =
                requireNonNull(
                        document.getEmbedded(path, Object.class),
                        () -> "a document without " + keyField);
        return new Pair(organization(document.getObjectId(tenantField)), key.toString());
    }

    private static Tally tally(Document document) {
        @Nullable Date oldest = document.getDate("oldest");
        return new Tally(
                organization(document.getObjectId("_id")),
                requireNonNull(document.get("count", Number.class), "no count").longValue(),
                Optional.ofNullable(oldest).map(Date::toInstant));
    }

    private static OrganizationId organization(@Nullable ObjectId id) {
        return new OrganizationId(
                requireNonNull(id, "a document without an organization").toHexString());
    }
}
