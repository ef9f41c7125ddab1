package dev.aac.producer.audit.storage;

import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.inject.Singleton;
import org.bson.types.ObjectId;

/** The repository behind the tenant collection of the events; it is used for nothing else. */
@Singleton
public class AuditEventDocuments
        implements PanacheMongoRepositoryBase<AuditEventDocument, ObjectId> {}
