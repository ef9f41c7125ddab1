package dev.aac.producer.result.storage;

import dev.aac.contract.id.RunId;
import dev.aac.contract.id.RunRef;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.platform.tenancy.DuplicateKey;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.TenantCollection;
import dev.aac.producer.result.ReportFile;
import dev.aac.producer.result.ReportListing;
import dev.aac.producer.result.ReportTotals;
import dev.aac.schema.StoreIndex;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** Which report files there are, in MongoDB: one document a file, and one an attempt. */
@Singleton
public class MongoReportListing implements ReportListing {

    private static final String ATTEMPT = "attempt";
    private static final String FILE = "file";
    private static final Document LAST_ATTEMPT_FIRST = new Document(ATTEMPT, -1);

    private final TenantCollection<ReportDocument> files;
    private final TenantCollection<ReportTotalsDocument> totals;

    public MongoReportListing(ReportDocuments files, ReportTotalsDocuments totals) {
        this.files = TenantCollection.of(files);
        this.totals = TenantCollection.of(totals);
    }

    @Override
    public void add(OrganizationScope scope, RunRef run, ReportFile file) {
        Document key = RunFilter.ofAttempt(scope, run).append(FILE, file.number());
        Document fields =
                new Document("path", file.path())
                        .append("size", file.size())
                        .append("sha256", file.sha256())
                        .append("cases", file.tests().cases())
                        .append("problem", file.tests().problem());
        try {
            files.in(scope).upsert(key, new Document("$setOnInsert", fields));
        } catch (DuplicateKey refused) {
            // The same file was listed twice at once; the other one did it.
            if (!refused.isOn(StoreIndex.REPORTS_FILE)) {
                throw refused;
            }
        }
    }

    @Override
    public void put(OrganizationScope scope, RunRef run, ReportTotals word) {
        Document fields =
                new Document("files", word.files())
                        .append("bytes", word.bytes())
                        .append("refused", word.refused())
                        .append("complete", word.complete())
                        .append("note", word.note());
        try {
            totals.in(scope).upsert(RunFilter.ofAttempt(scope, run), new Document("$set", fields));
        } catch (DuplicateKey refused) {
            if (!refused.isOn(StoreIndex.REPORT_TOTALS_ATTEMPT)) {
                throw refused;
            }
        }
    }

    @Override
    public List<ReportFile> page(OrganizationScope scope, RunRef run, int afterFile, int limit) {
        Document filter =
                RunFilter.ofAttempt(scope, run).append(FILE, new Document("$gt", afterFile));
        return files.in(scope).find(filter, new Document(FILE, 1), limit).stream()
                .map(MongoReportListing::file)
                .toList();
    }

    @Override
    public Optional<ReportFile> find(OrganizationScope scope, RunRef run, String path) {
        return files.in(scope)
                .findFirst(RunFilter.ofAttempt(scope, run).append("path", path))
                .map(MongoReportListing::file);
    }

    @Override
    public Optional<Integer> lastAttempt(OrganizationScope scope, TaskId taskId, RunId runId) {
        Document all = RunFilter.ofExecution(taskId, runId);
        Optional<Integer> ofFiles =
                files.in(scope).find(all, LAST_ATTEMPT_FIRST, 1).stream()
                        .map(ReportDocument::attempt)
                        .findFirst();
        Optional<Integer> ofTotals =
                totals.in(scope).find(all, LAST_ATTEMPT_FIRST, 1).stream()
                        .map(ReportTotalsDocument::attempt)
                        .findFirst();
        return ofFiles.isPresent() ? ofFiles : ofTotals;
    }

    @Override
    public List<ReportTotals> totals(OrganizationScope scope, TaskId taskId, RunId runId) {
        Document all = RunFilter.ofExecution(taskId, runId);
        return totals.in(scope).find(all, new Document(ATTEMPT, 1), TOTALS_MAX).stream()
                .map(
                        found ->
                                new ReportTotals(
                                        found.attempt(),
                                        found.files(),
                                        found.bytes(),
                                        found.refused(),
                                        found.complete(),
                                        found.note()))
                .toList();
    }

    @Override
    public void deleteAll(OrganizationScope scope, TaskId taskId, RunId runId) {
        long _ = files.in(scope).deleteInPortions(RunFilter.ofExecution(taskId, runId), PAGE_MAX);
        totals.in(scope).deleteAll(RunFilter.ofExecution(taskId, runId));
    }

    private static ReportFile file(ReportDocument found) {
        return new ReportFile(
                found.attempt(),
                found.file(),
                found.path(),
                found.size(),
                found.sha256(),
                new ReportFile.Tests(found.cases(), found.problem()));
    }
}
