package dev.aac.producer.execution.storage;

import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.inject.Singleton;
import org.bson.types.ObjectId;

/** The repository behind the tenant collection of usage; it is used for nothing else. */
@Singleton
public class UsageDocuments implements PanacheMongoRepositoryBase<UsageDocument, ObjectId> {}
