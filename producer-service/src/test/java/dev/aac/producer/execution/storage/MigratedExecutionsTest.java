package dev.aac.producer.execution.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoCollection;
import dev.aac.contract.fact.LogLine;
import dev.aac.contract.id.TaskId;
import dev.aac.contract.live.ExecutionStatus;
import dev.aac.migrations.original.AdminPassword;
import dev.aac.migrations.original.SingleTenantMigration;
import dev.aac.migrations.run.Database;
import dev.aac.migrations.run.Runner;
import dev.aac.producer.execution.Attempt;
import dev.aac.producer.execution.Execution;
import dev.aac.producer.execution.ExecutionFilter;
import dev.aac.producer.execution.Executions;
import dev.aac.producer.identity.Email;
import dev.aac.producer.identity.Role;
import dev.aac.producer.identity.User;
import dev.aac.producer.identity.storage.StoredPeople;
import dev.aac.producer.organization.Organization;
import dev.aac.producer.organization.Plan;
import dev.aac.producer.organization.Slug;
import dev.aac.producer.organization.storage.StoredOrganizations;
import dev.aac.producer.platform.tenancy.GuardedStore;
import dev.aac.producer.platform.tenancy.OrganizationScope;
import dev.aac.producer.platform.testing.PlainStore;
import dev.aac.schema.StoreCollection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What the migrations write is what the producer reads: organizations, people, executions, logs.
 */
class MigratedExecutionsTest {

    @RegisterExtension static final GuardedStore STORE = new GuardedStore();

    private static final Instant START = Instant.parse("2025-03-01T12:00:00Z");

    @BeforeEach
    void migrate() {
        STORE.empty();
        STORE.raw(StoreCollection.EXECUTIONS)
                .insertMany(
                        List.of(
                                new Document("_id", new ObjectId())
                                        .append("taskId", "whole")
                                        .append("status", "FAILED")
                                        .append("image", "qa/suite:1.2")
                                        .append("command", "npm test")
                                        .append("folder", "smoke")
                                        .append("startTime", START)
                                        .append("endTime", START.plusSeconds(60))
                                        .append("config", new Document("environment", "staging"))
                                        .append("tests", List.of("a.spec.ts"))
                                        .append(
                                                "output",
                                                "one\r\n" + "x".repeat(20_000) + "\nlast"),
                                new Document("_id", new ObjectId())
                                        .append("taskId", "odd one")
                                        .append("status", 5)
                                        .append("image", "Not An Image")
                                        .append("tests", "all")
                                        .append("config", new Document("retryAttempts", "many")),
                                new Document("_id", "not an ObjectId")
                                        .append("taskId", "left over")
                                        .append("status", "RUNNING")));
        try (Database database =
                Database.at(
                        new ConnectionString(
                                PlainStore.uri() + "/" + STORE.storeDatabase().resolve()))) {
            new Runner(
                            database,
                            List.of(
                                    new SingleTenantMigration(
                                            null, new AdminPassword("Secret-17", 4))),
                            new Runner.Locking("this test", Duration.ofMinutes(1), Duration.ZERO),
                            _ -> {})
                    .up();
        }
    }

    @Test
    void organizationAndItsAdminAreRead() {
        Organization organization = organization();
        assertThat(organization.plan()).isEqualTo(Plan.ENTERPRISE);
        assertThat(organization.limits()).isEqualTo(Plan.ENTERPRISE.limits());
        User admin =
                new StoredPeople(STORE)
                        .users()
                        .findByEmail(new Email("admin@default.local"))
                        .orElseThrow()
                        .user();
        assertThat(admin.role()).isEqualTo(Role.ADMIN);
        assertThat(admin.organizationId()).isEqualTo(organization.id());
    }

    @Test
    void everyExecutionIsReadAndHasEnded() {
        List<Execution> all = executions().page(scope(), ExecutionFilter.ANY, null, 10);

        assertThat(all).hasSize(3);
        assertThat(all).allMatch(each -> each.status().isFinal());
        assertThat(all)
                .filteredOn(each -> each.status() == ExecutionStatus.ERROR)
                .extracting(each -> each.progress().result().error())
                .containsExactlyInAnyOrder(
                        "interrupted by migration",
                        "its status was not known when it was migrated");
    }

    @Test
    void wholeExecutionIsReadAsItWas() {
        Execution whole = executions().find(scope(), new TaskId("whole")).orElseThrow();

        assertThat(whole.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(whole.request().command()).isEqualTo("npm test");
        assertThat(whole.request().config().environment()).isEqualTo("staging");
        assertThat(whole.submission().createdAt()).isEqualTo(START);
        assertThat(whole.progress().attempts())
                .extracting(Attempt::outcome)
                .containsExactly(Attempt.Outcome.FAILED);
    }

    @Test
    void itsLogIsReadToTheEnd() {
        Execution whole = executions().find(scope(), new TaskId("whole")).orElseThrow();

        List<LogLine> lines = logs().read(scope(), whole.currentRun(), 1, 100);

        assertThat(lines).extracting(LogLine::seq).containsExactly(1L, 2L, 3L, 4L);
        assertThat(lines).extracting(LogLine::split).containsExactly(false, true, false, false);
        assertThat(lines.getFirst().text()).isEqualTo("one");
        assertThat(logs().tail(scope(), whole.currentRun(), 1_000)).isEqualTo("last\n");
        assertThat(whole.progress().result().logs()).isNotNull();
        assertThat(whole.progress().result().logs().lines()).isEqualTo(4);
    }

    private static Executions executions() {
        return new MongoExecutions(
                new ExecutionDocuments() {
                    @Override
                    public MongoCollection<ExecutionDocument> mongoCollection() {
                        return STORE.collection(
                                StoreCollection.EXECUTIONS, ExecutionDocument.class);
                    }
                });
    }

    private static MongoExecutionLogs logs() {
        return new MongoExecutionLogs(
                new LogChunkDocuments() {
                    @Override
                    public MongoCollection<LogChunkDocument> mongoCollection() {
                        return STORE.collection(StoreCollection.LOG_CHUNKS, LogChunkDocument.class);
                    }
                });
    }

    private static Organization organization() {
        return new StoredOrganizations(STORE)
                .organizations()
                .findBySlug(new Slug("default-org"))
                .orElseThrow();
    }

    private static OrganizationScope scope() {
        return OrganizationScope.ofVerifiedToken(organization().id());
    }
}
