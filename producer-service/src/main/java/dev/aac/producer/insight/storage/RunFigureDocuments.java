package dev.aac.producer.insight.storage;

import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.inject.Singleton;
import org.bson.types.ObjectId;

/** The repository behind the tenant collection of runs' figures; it is used for nothing else. */
@Singleton
public class RunFigureDocuments
        implements PanacheMongoRepositoryBase<RunFigureDocument, ObjectId> {}
