package dev.aac.producer.explanation.storage;

import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.inject.Singleton;
import org.bson.types.ObjectId;

/** The repository behind the tenant collection of models' choices; it is used for nothing else. */
@Singleton
public class ModelChoiceDocuments
        implements PanacheMongoRepositoryBase<ModelChoiceDocument, ObjectId> {}
