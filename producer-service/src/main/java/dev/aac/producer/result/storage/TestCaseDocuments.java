package dev.aac.producer.result.storage;

import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.inject.Singleton;
import org.bson.types.ObjectId;

/** The repository behind the tenant collection of test cases; it is used for nothing else. */
@Singleton
public class TestCaseDocuments implements PanacheMongoRepositoryBase<TestCaseDocument, ObjectId> {}
