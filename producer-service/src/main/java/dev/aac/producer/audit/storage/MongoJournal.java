package dev.aac.producer.audit.storage;

import dev.aac.producer.audit.Journal;
import dev.aac.producer.audit.JournalEntry;
import dev.aac.producer.platform.tenancy.MaintenanceScope;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.TenantCollection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.ObjectId;

/** {@link Journal} in MongoDB. */
@Singleton
public class MongoJournal implements Journal {

    private static final String SETTLED = "settled";
    private static final String STATE = "state";
    private static final String WRITTEN_AT = "writtenAt";
    private static final Document OLDEST_FIRST = new Document(WRITTEN_AT, 1).append("_id", 1);

    private final TenantCollection<AuditJournalDocument> entries;

    public MongoJournal(AuditJournalDocuments documents) {
        this.entries = TenantCollection.of(documents);
    }

    @Override
    public String newId() {
        return new ObjectId().toHexString();
    }

    @Override
    public void write(OrganizationScope scope, JournalEntry entry) {
        ObjectId organization = new ObjectId(scope.organizationId().value());
        entries.in(scope).insert(AuditJournalDocument.of(organization, entry));
    }

    @Override
    public boolean happened(OrganizationScope scope, String id) {
        return entries.in(scope).updateFirst(open(id), settled(JournalEntry.State.HAPPENED));
    }

    @Override
    public void withdraw(OrganizationScope scope, String id) {
        entries.in(scope).deleteFirst(open(id));
    }

    @Override
    public void abandon(OrganizationScope scope, Instant writtenBefore) {
        Document tooLong =
                new Document(SETTLED, false).append(WRITTEN_AT, new Document("$lt", writtenBefore));
        entries.in(scope).updateAll(tooLong, settled(JournalEntry.State.UNKNOWN));
    }

    @Override
    public List<JournalEntry> settled(OrganizationScope scope, int limit) {
        return entries.in(scope).find(new Document(SETTLED, true), OLDEST_FIRST, limit).stream()
                .map(AuditJournalDocument::toEntry)
                .toList();
    }

    @Override
    public void remove(OrganizationScope scope, Set<String> ids) {
        List<ObjectId> gone = ids.stream().map(ObjectId::new).toList();
        entries.in(scope).deleteAll(new Document("_id", new Document("$in", gone)));
    }

    @Override
    public Set<OrganizationScope> waiting(Instant writtenBefore, int limit) {
        Document old = new Document(WRITTEN_AT, new Document("$lt", writtenBefore));
        return MaintenanceScope.forPurpose("audit journal")
                .pairs(new MaintenanceScope.Sweep<>(entries, "_id", old, OLDEST_FIRST), limit)
                .stream()
                .map(MaintenanceScope.Pair::reenter)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Document open(String id) {
        return new Document("_id", new ObjectId(id)).append(SETTLED, false);
    }

    private static Document settled(JournalEntry.State state) {
        return new Document("$set", new Document(SETTLED, true).append(STATE, state.name()));
    }
}
