package dev.aac.producer.identity.storage;

import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import org.bson.types.ObjectId;

/** Connects the stored record with its collection; used through {@link MongoApiKeys} only. */
@ApplicationScoped
public class ApiKeyRepository implements PanacheMongoRepositoryBase<ApiKeyDocument, ObjectId> {}
