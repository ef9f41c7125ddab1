package dev.aac.producer.result.storage;

import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.inject.Singleton;
import org.bson.types.ObjectId;

/** The repository behind the tenant collection of tests' digests; it is used for nothing else. */
@Singleton
public class TestDigestDocuments
        implements PanacheMongoRepositoryBase<TestDigestDocument, ObjectId> {}
