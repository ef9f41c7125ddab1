package dev.aac.producer.audit.storage;

import com.mongodb.client.MongoCollection;
import dev.aac.producer.audit.Chain;
import dev.aac.producer.audit.Journal;
import dev.aac.producer.platform.tenancy.GuardedStore;
import dev.aac.schema.StoreCollection;

/** The adapters of the audit trail on a store of their own. */
final class StoredAudit {

    private final AuditEventDocuments events;
    private final AuditHeadDocuments heads;
    private final AuditJournalDocuments journal;

    StoredAudit(GuardedStore store) {
        events = events(store);
        heads = heads(store);
        journal = journal(store);
    }

    Chain chain() {
        return new MongoChain(events, heads);
    }

    Journal journal() {
        return new MongoJournal(journal);
    }

    private static AuditEventDocuments events(GuardedStore store) {
        MongoCollection<AuditEventDocument> collection =
                store.collection(StoreCollection.AUDIT_EVENTS, AuditEventDocument.class);
        return new AuditEventDocuments() {
            @Override
            public MongoCollection<AuditEventDocument> mongoCollection() {
                return collection;
            }
        };
    }

    private static AuditHeadDocuments heads(GuardedStore store) {
        MongoCollection<AuditHeadDocument> collection =
                store.collection(StoreCollection.AUDIT_HEADS, AuditHeadDocument.class);
        return new AuditHeadDocuments() {
            @Override
            public MongoCollection<AuditHeadDocument> mongoCollection() {
                return collection;
            }
        };
    }

    private static AuditJournalDocuments journal(GuardedStore store) {
        MongoCollection<AuditJournalDocument> collection =
                store.collection(StoreCollection.AUDIT_JOURNAL, AuditJournalDocument.class);
        return new AuditJournalDocuments() {
            @Override
            public MongoCollection<AuditJournalDocument> mongoCollection() {
                return collection;
            }
        };
    }
}
