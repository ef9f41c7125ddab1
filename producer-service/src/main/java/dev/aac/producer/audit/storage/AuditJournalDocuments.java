package dev.aac.producer.audit.storage;

import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.inject.Singleton;
import org.bson.types.ObjectId;

/** The repository behind the tenant collection of the journal; it is used for nothing else. */
@Singleton
public class AuditJournalDocuments
        implements PanacheMongoRepositoryBase<AuditJournalDocument, ObjectId> {}
