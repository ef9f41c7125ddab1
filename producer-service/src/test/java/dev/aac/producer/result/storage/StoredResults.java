package dev.aac.producer.result.storage;

import com.mongodb.client.MongoCollection;
import dev.aac.producer.platform.tenancy.GuardedStore;
import dev.aac.schema.StoreCollection;

/** The adapters on a database of a test's own. */
public final class StoredResults {

    private StoredResults() {}

    public static MongoReportListing listing(GuardedStore store) {
        MongoCollection<ReportDocument> files =
                store.collection(StoreCollection.REPORTS, ReportDocument.class);
        MongoCollection<ReportTotalsDocument> totals =
                store.collection(StoreCollection.REPORT_TOTALS, ReportTotalsDocument.class);
        return new MongoReportListing(
                new ReportDocuments() {
                    @Override
                    public MongoCollection<ReportDocument> mongoCollection() {
                        return files;
                    }
                },
                new ReportTotalsDocuments() {
                    @Override
                    public MongoCollection<ReportTotalsDocument> mongoCollection() {
                        return totals;
                    }
                });
    }

    public static MongoTestDigests digests(GuardedStore store) {
        MongoCollection<TestDigestDocument> digests =
                store.collection(StoreCollection.TEST_DIGESTS, TestDigestDocument.class);
        return new MongoTestDigests(
                new TestDigestDocuments() {
                    @Override
                    public MongoCollection<TestDigestDocument> mongoCollection() {
                        return digests;
                    }
                });
    }

    public static MongoTestResults tests(GuardedStore store) {
        MongoCollection<TestCaseDocument> cases =
                store.collection(StoreCollection.TEST_CASES, TestCaseDocument.class);
        return new MongoTestResults(
                new TestCaseDocuments() {
                    @Override
                    public MongoCollection<TestCaseDocument> mongoCollection() {
                        return cases;
                    }
                });
    }
}
