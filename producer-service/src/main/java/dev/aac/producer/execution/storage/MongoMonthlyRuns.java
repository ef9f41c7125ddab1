package dev.aac.producer.execution.storage;

import dev.aac.contract.id.RunId;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.MonthlyRuns;
import dev.aac.producer.execution.storage.UsageDocument.UnsettledRunDocument;
import dev.aac.producer.platform.tenancy.DuplicateKey;
import dev.aac.producer.platform.tenancy.MaintenanceScope;
import dev.aac.producer.platform.tenancy.MaintenanceScope.Sweep;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.tenancy.TenantCollection;
import dev.aac.schema.StoreIndex;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;

/** {@link MonthlyRuns} in MongoDB: each change is one conditional update of one document. */
@Singleton
public class MongoMonthlyRuns implements MonthlyRuns {

    /** How often a count is tried again because the document was made or changed meanwhile. */
    private static final int TRIES_MAX = 20;

    private static final String MONTH = "month";
    private static final String RUNS = "runs";
    private static final String OPEN = "open";
    private static final String LAPSED = "lapsed";
    private static final String RUN_ID = "runId";

    private final TenantCollection<UsageDocument> usage;
    private final MaintenanceScope maintenance = MaintenanceScope.forPurpose("counted runs");

    public MongoMonthlyRuns(UsageDocuments documents) {
        this.usage = TenantCollection.of(documents);
    }

    @Override
    public int used(OrganizationScope scope, YearMonth month) {
        return usage.in(scope).findFirst(of(month)).map(UsageDocument::runs).orElse(0);
    }

    @Override
    public Counting count(OrganizationScope scope, YearMonth month, OpenRun run, int limit) {
        Document hasRoom =
                of(month)
                        .append(RUNS, new Document("$lt", limit))
                        .append(last(OPEN), new Document("$exists", false))
                        .append(last(LAPSED), new Document("$exists", false));
        Document one =
                new Document("$inc", new Document(RUNS, 1))
                        .append("$push", new Document(OPEN, toDocument(run)));
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            if (usage.in(scope).updateFirst(hasRoom, one)) {
                return new Counting.Counted();
            }
            Optional<UsageDocument> found = usage.in(scope).findFirst(of(month));
            int used = found.map(UsageDocument::runs).orElse(0);
            if (used >= limit) {
                return new Counting.Full(used);
            }
            if (found.filter(MongoMonthlyRuns::isCrowded).isPresent()) {
                return new Counting.Crowded();
            }
            if (found.isEmpty()) {
                begin(scope, month);
            }
        }
        return new Counting.Crowded();
    }

    @Override
    public void close(OrganizationScope scope, YearMonth month, RunId run, boolean stored) {
        if (!remove(scope, month, OPEN, run, stored ? 0 : -1)) {
            remove(scope, month, LAPSED, run, stored ? 1 : 0);
        }
    }

    @Override
    public void lapse(OrganizationScope scope, YearMonth month, OpenRun run, Instant checkAt) {
        OpenRun lapsed = new OpenRun(run.runId(), run.taskId(), false, checkAt);
        Document move =
                removal(OPEN, run.runId(), -1)
                        .append("$push", new Document(LAPSED, toDocument(lapsed)));
        usage.in(scope).updateFirst(having(month, OPEN, run.runId()), move);
    }

    @Override
    public List<OpenMonth> overdue(Instant now, int limit) {
        if (limit < 1 || limit > ANSWER_MAX) {
            throw new IllegalArgumentException("limit is out of range");
        }
        return Stream.of(OPEN, LAPSED)
                .flatMap(list -> overdueIn(list, now, limit))
                .distinct()
                .limit(limit)
                .toList();
    }

    private Stream<OpenMonth> overdueIn(String list, Instant now, int limit) {
        Document overdue = new Document(list + ".checkAt", new Document("$lt", now));
        return maintenance.pairs(new Sweep<>(usage, MONTH, overdue, new Document()), limit).stream()
                .map(pair -> new OpenMonth(pair.reenter(), YearMonth.parse(pair.key())));
    }

    @Override
    public List<OpenRun> open(OrganizationScope scope, YearMonth month) {
        return usage.in(scope).findFirst(of(month)).stream()
                .flatMap(
                        found ->
                                Stream.concat(
                                        found.open().stream().map(run -> toDomain(run, true)),
                                        found.lapsed().stream().map(run -> toDomain(run, false))))
                .toList();
    }

    /** Makes the month's document unless somebody else does. */
    private void begin(OrganizationScope scope, YearMonth month) {
        ObjectId organization = new ObjectId(scope.organizationId().value());
        UsageDocument none =
                new UsageDocument(
                        new ObjectId(), organization, month.toString(), 0, List.of(), List.of());
        try {
            usage.in(scope).insert(none);
        } catch (DuplicateKey duplicate) {
            if (!duplicate.isOn(StoreIndex.USAGE_MONTH)) {
                throw duplicate;
            }
        }
    }

    /** Returns whether the run was in that list. */
    private boolean remove(
            OrganizationScope scope, YearMonth month, String list, RunId run, int change) {
        return usage.in(scope).updateFirst(having(month, list, run), removal(list, run, change));
    }

    private static Document having(YearMonth month, String list, RunId run) {
        return of(month).append(list + "." + RUN_ID, run.value());
    }

    private static Document removal(String list, RunId run, int change) {
        Document that = new Document(RUN_ID, run.value());
        return new Document("$pull", new Document(list, that))
                .append("$inc", new Document(RUNS, change));
    }

    private static Document of(YearMonth month) {
        return new Document(MONTH, month.toString());
    }

    /** The last position that a list may have. */
    private static String last(String list) {
        return list + "." + (OPEN_MAX - 1);
    }

    private static boolean isCrowded(UsageDocument usage) {
        return usage.open().size() >= OPEN_MAX || usage.lapsed().size() >= OPEN_MAX;
    }

    private static Document toDocument(OpenRun run) {
        return new Document(RUN_ID, run.runId().value())
                .append("taskId", run.taskId().value())
                .append("checkAt", run.checkAt());
    }

    private static OpenRun toDomain(UnsettledRunDocument run, boolean counted) {
        return new OpenRun(
                new RunId(run.runId()), new TaskId(run.taskId()), counted, run.checkAt());
    }
}
