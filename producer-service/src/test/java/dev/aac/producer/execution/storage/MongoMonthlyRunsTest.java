package dev.aac.producer.execution.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import dev.aac.contract.id.TaskId;
import dev.aac.producer.execution.ExecutionWorld;
import dev.aac.producer.execution.MonthlyRuns;
import dev.aac.producer.execution.MonthlyRunsContract;
import dev.aac.producer.execution.RandomIds;
import dev.aac.producer.platform.tenancy.GuardedStore;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.schema.StoreCollection;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MongoMonthlyRunsTest extends MonthlyRunsContract {

    private static final Queue<String> COMMANDS = new ConcurrentLinkedQueue<>();

    @RegisterExtension
    static final GuardedStore STORE =
            new GuardedStore(command -> COMMANDS.add(command.getCommandName()));

    private static final OrganizationScope ACME = ExecutionWorld.scope(ExecutionWorld.ACME);
    private static final YearMonth MONTH = YearMonth.of(2026, 3);
    private static final Instant CHECK = Instant.parse("2026-03-01T12:00:00Z");

    private final MonthlyRuns runs = new MongoMonthlyRuns(emptyUsage());

    private static UsageDocuments emptyUsage() {
        STORE.empty();
        MongoCollection<UsageDocument> usage =
                STORE.collection(StoreCollection.USAGE, UsageDocument.class);
        return new UsageDocuments() {
            @Override
            public MongoCollection<UsageDocument> mongoCollection() {
                return usage;
            }
        };
    }

    @Override
    protected MonthlyRuns runs() {
        return runs;
    }

    /** A store that fails all the time is not asked again and again. */
    @ParameterizedTest
    @ValueSource(strings = {"open", "lapsed"})
    void crowdedMonthIsToldAtOnce(String crowded) {
        Document unsettled =
                new Document("runId", "r").append("taskId", "t").append("checkAt", CHECK);
        STORE.raw(StoreCollection.USAGE)
                .insertOne(
                        new Document("organizationId", new ObjectId(ExecutionWorld.ACME.value()))
                                .append("month", MONTH.toString())
                                .append("runs", 0)
                                .append("open", List.of())
                                .append("lapsed", List.of())
                                .append(
                                        crowded,
                                        Collections.nCopies(MonthlyRuns.OPEN_MAX, unsettled)));
        COMMANDS.clear();

        assertThat(runs.count(ACME, MONTH, run(), 10_000))
                .isEqualTo(new MonthlyRuns.Counting.Crowded());

        assertThat(COMMANDS).containsExactly("update", "find");
    }

    @Test
    void runIsClosedByOneWrite() {
        MonthlyRuns.OpenRun run = run();
        runs.count(ACME, MONTH, run, 1);
        COMMANDS.clear();

        runs.close(ACME, MONTH, run.runId(), true);

        assertThat(COMMANDS).containsExactly("update");
    }

    private static MonthlyRuns.OpenRun run() {
        return new MonthlyRuns.OpenRun(RandomIds.runId(), new TaskId("t1"), true, CHECK);
    }
}
