package dev.aac.producer.explanation.storage;

import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.inject.Singleton;
import org.bson.types.ObjectId;

/** The repository behind the tenant collection of explanations; it is used for nothing else. */
@Singleton
public class RememberedExplanationDocuments
        implements PanacheMongoRepositoryBase<RememberedExplanationDocument, ObjectId> {}
