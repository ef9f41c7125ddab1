package dev.aac.producer.result.storage;

import io.quarkus.mongodb.panache.PanacheMongoRepositoryBase;
import jakarta.inject.Singleton;
import org.bson.types.ObjectId;

/** The repository behind the tenant collection of reports' totals; it is used for nothing else. */
@Singleton
public class ReportTotalsDocuments
        implements PanacheMongoRepositoryBase<ReportTotalsDocument, ObjectId> {}
